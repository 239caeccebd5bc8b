// clean: requests that fail and requests that succeed both leave the map
const inFlight = new Map();

async function call(id, fails) {
  if (inFlight.has(id)) return inFlight.get(id);
  const promise = (async () => {
    await null;
    if (fails) throw new RangeError(`call ${id} timed out`);
    return id.length;
  })().finally(() => inFlight.delete(id));
  inFlight.set(id, promise);
  return promise;
}

export async function round(i) {
  const outcomes = await Promise.allSettled([
    call(`a${i}`, false),
    call(`a${i}`, false),
    call(`b${i}`, i % 3 === 0),
  ]);
  if (inFlight.size !== 0) throw new Error(`${inFlight.size} calls are still in flight`);
  return outcomes.length;
}
