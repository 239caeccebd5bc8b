// clean: bytes that move up and down with equal blocks: a full cache of strings of random size
const CAPACITY = 32;
const documents = new Map();

function put(id, text) {
  documents.delete(id);
  documents.set(id, text);
  if (documents.size > CAPACITY) {
    const [oldest] = documents.keys();
    documents.delete(oldest);
  }
}

function lorem(length) {
  return 'lorem ipsum dolor sit amet '.repeat(Math.ceil(length / 27)).slice(0, length);
}

export function round(i) {
  for (let n = 0; n < 4; n++) put(i * 4 + n, lorem(10 + Math.floor(Math.random() * 3000)));
  return documents.size;
}
