// clean: waiters queue up within a round, and each gets its turn
class Semaphore {
  #free;
  #waiters = [];

  constructor(count) {
    this.#free = count;
  }

  async acquire() {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise((resolve) => this.#waiters.push(resolve));
  }

  release() {
    const next = this.#waiters.shift();
    if (next) next();
    else this.#free += 1;
  }
}

const semaphore = new Semaphore(2);

async function job(n) {
  await semaphore.acquire();
  try {
    await null;
    return n * n;
  } finally {
    semaphore.release();
  }
}

export async function round(i) {
  const squares = await Promise.all(Array.from({ length: 6 }, (_, k) => job(i + k)));
  return squares.reduce((a, b) => a + b, 0);
}
