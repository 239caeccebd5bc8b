// leak: module binding `sent`: one id a round, while the batches above it get smaller and smaller
const sent = new Set();
let batch = [];
let batchSize = 80;

function send() {
  const bytes = batch.reduce((sum, message) => sum + message.text.length, 0);
  batch = [];
  batchSize = Math.max(8, batchSize - 4); // the server asked for smaller batches
  return bytes;
}

function post(message) {
  batch.push(message);
  return batch.length >= batchSize ? send() : 0;
}

export function round(i) {
  sent.add(`message-id-${i}`);
  let bytes = 0;
  for (let n = 0; n < 8; n++) bytes += post({ text: `message ${i}.${n}`, n });
  return bytes;
}
