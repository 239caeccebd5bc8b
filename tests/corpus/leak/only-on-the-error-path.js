// leak: module binding `inFlight`: deleted after success only, there is no finally
const inFlight = new Map();

async function call(id, fails) {
  inFlight.set(id, { id, startedAt: Date.now() });
  await null;
  if (fails) throw new RangeError(`call ${id} timed out`);
  inFlight.delete(id);
  return id;
}

export async function round(i) {
  let failed = 0;
  for (let n = 0; n < 5; n++) {
    try {
      await call(i * 5 + n, (i * 5 + n) % 8 === 0);
    } catch {
      failed += 1;
    }
  }
  return failed;
}
