// leak: private field `#waiters` of `pool`: a caller who gives up leaves its resolver in the list
class Pool {
  #free = ['conn-1', 'conn-2'];
  #waiters = [];

  acquire() {
    if (this.#free.length > 0) return Promise.resolve(this.#free.pop());
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  release(connection) {
    this.#free.push(connection); // wakes nobody up
  }
}

const pool = new Pool();
const giveUp = () => Promise.resolve(null);

export async function round() {
  const first = await pool.acquire();
  const second = await pool.acquire();
  const third = await Promise.race([pool.acquire(), giveUp()]);
  pool.release(first);
  pool.release(second);
  if (third !== null) throw new Error('there were two connections only');
}
