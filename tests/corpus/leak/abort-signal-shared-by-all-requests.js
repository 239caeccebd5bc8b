// leak: module binding `shutdown`: its signal keeps the abort listener of every finished request
const shutdown = new AbortController();

async function download(path, signal) {
  const chunks = [];
  const onAbort = () => {
    chunks.length = 0;
  };
  signal.addEventListener('abort', onAbort);
  for (let part = 0; part < 3; part++) {
    await null;
    chunks.push(`${path}#${part}`);
  }
  return chunks.join('|'); // signal.removeEventListener('abort', onAbort) is missing
}

export async function round(i) {
  const text = await download(`/file/${i % 8}`, shutdown.signal);
  return text.length;
}
