// clean: a round that is over only when a timer has fired
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function retry(times, attempt) {
  for (let n = 0; ; n++) {
    try {
      return await attempt(n);
    } catch (error) {
      if (n === times) throw error;
      await sleep(10 * 2 ** n);
    }
  }
}

export async function round(i) {
  return retry(3, async (n) => {
    if (n < i % 3) throw new Error('not yet');
    return n;
  });
}
