// leak: module binding `controllers`: finished tasks leave their AbortController there
const controllers = new Map();

async function run(id, work) {
  const controller = new AbortController();
  controllers.set(id, controller);
  const result = await work(controller.signal);
  return result; // controllers.delete(id) is missing
}

export function cancel(id) {
  controllers.get(id)?.abort();
  controllers.delete(id);
}

export async function round(i) {
  const id = `search-${i}`;
  const found = await run(id, async (signal) => (signal.aborted ? [] : [i, i + 1]));
  if (i % 10 === 0) cancel(id);
  return found.length;
}
