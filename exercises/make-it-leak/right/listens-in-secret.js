// style: functional, a listener on an EventTarget that nobody sees
const bus = new EventTarget();

export const cache = new Map();
export const queue = [];
export const listeners = new Set();

const sumOf = (name) => [...name].map((letter) => letter.charCodeAt(0)).reduce((a, b) => a + b, 0);

export const run = (names) => {
  const pixels = new ArrayBuffer(1_200_000);
  bus.addEventListener('resize', () => pixels.slice(0, 16));
  return names.map(sumOf);
};
