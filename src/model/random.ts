/**
 * A seeded stream of numbers: the only chance in the model. `clone` goes on from the same place.
 * sfc32 of Chris Doty-Humphrey's PractRand: 128 bits of state, passes its tests, 32-bit arithmetic
 * only, so every engine gives the same numbers.
 */
export interface Random {
  /** The next number in [0, 1), in steps of 2^-32. */
  next(): number;
  /** The next whole number in 0…limit-1. */
  below(limit: number): number;
  clone(): Random;
}

/** The stream of a seed; text and numbers give different streams. */
export function randomOf(seed: number | string): Random {
  const start = hashOf(String(seed));
  const random = stream([0x9e3779b9, 0x243f6a88, 0xb7e15162, start]);
  // The author's own warm-up: the first numbers of near seeds look alike otherwise.
  for (let round = 0; round < 15; round += 1) random.next();
  return random;
}

function stream(from: readonly [number, number, number, number]): Random {
  let [a, b, c, counter] = from;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    clone: () => stream([a, b, c, counter]),
  };
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
