// leak: module binding `shutdown`: each Promise.race adds reactions to it that stay until it settles
const shutdown = new Promise(() => {});

async function readChunk(n) {
  await null;
  return `chunk ${n}`;
}

async function readUnlessShutDown(n) {
  return Promise.race([readChunk(n), shutdown]);
}

export async function round(i) {
  const texts = [];
  for (let n = 0; n < 3; n++) texts.push(await readUnlessShutDown(i * 3 + n));
  return texts.join('\n');
}
