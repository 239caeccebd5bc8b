// leak: module binding `onRetry`: each handler uses `body`, and so keeps an 8 kB buffer for its length
const onRetry = [];

function send(path, size) {
  const body = new Uint8Array(size);
  body.fill(path.length);
  const checksum = body.reduce((sum, byte) => (sum + byte) % 65521, 0);
  onRetry.push(() => ({ path, bytes: body.length }));
  return checksum;
}

export function round(i) {
  return send(`/upload/${i % 10}`, 2048);
}
