// clean: listeners on a signal that is aborted and dropped at the end of the round
function cancellable(signal) {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
  });
}

export async function round(i) {
  const controller = new AbortController();
  const tasks = [1, 2, 3].map(() => cancellable(controller.signal));
  controller.abort(new Error(`round ${i} is over`));
  const outcomes = await Promise.all(tasks);
  return outcomes.every((outcome) => outcome === 'cancelled');
}
