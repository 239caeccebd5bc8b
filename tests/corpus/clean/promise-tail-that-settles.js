// clean: `tail = tail.then(…)` in each round, where every job settles
let tail = Promise.resolve();
const written = { bytes: 0 };

function write(text) {
  tail = tail
    .then(async () => {
      await null;
      written.bytes += text.length;
    })
    .catch(() => {});
  return tail;
}

export async function round(i) {
  write(`line ${i}\n`);
  write('flush\n');
  await tail;
  return written.bytes;
}
