// clean: registered for a target that stays, and unregistered with a token in the same round
const device = { id: 'gpu0' };
const registry = new FinalizationRegistry(() => {});

function lease(size) {
  const token = { size };
  registry.register(device, `lease of ${size}`, token);
  return { size, release: () => registry.unregister(token) };
}

export function round(i) {
  const held = lease(64 + (i % 8));
  if (!held.release()) throw new Error('was not registered');
  return held.size;
}
