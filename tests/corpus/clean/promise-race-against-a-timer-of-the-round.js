// clean: race() against a promise that is made and settled in the round, so that no reactions pile up
function timeout(ms) {
  let timer;
  const promise = new Promise((resolve) => {
    timer = setTimeout(resolve, ms, 'timeout');
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

export async function round(i) {
  const limit = timeout(200);
  const work = new Promise((resolve) => setTimeout(resolve, i % 4 === 0 ? 300 : 50, 'done'));
  const winner = await Promise.race([work, limit.promise]);
  limit.cancel();
  return winner;
}
