// clean: Error objects with stacks are kept, but only the last eight
const lastErrors = [];

function attempt(fn) {
  try {
    return fn();
  } catch (error) {
    lastErrors.unshift({ error, at: Date.now() });
    lastErrors.length = Math.min(lastErrors.length, 8);
    return undefined;
  }
}

export function round(i) {
  attempt(() => JSON.parse(`{"id": ${i}`));
  attempt(() => null.property);
  return lastErrors[0].error.name;
}
