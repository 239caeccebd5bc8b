// clean: `{ signal }` takes the listener off a target that stays
const media = new EventTarget();
const state = { plays: 0 };

function playWhileOpen() {
  const controller = new AbortController();
  media.addEventListener('play', () => (state.plays += 1), { signal: controller.signal });
  return () => controller.abort();
}

export function round(i) {
  const close = playWhileOpen();
  media.dispatchEvent(new Event('play'));
  close();
  media.dispatchEvent(new Event('play'));
  if (state.plays !== i + 1) throw new Error(`${state.plays} plays after ${i + 1} rounds`);
}
