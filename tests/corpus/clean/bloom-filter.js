// clean: remembers all URLs that it has seen, in 2,048 bits
const bits = new Uint8Array(256);

function hashes(text) {
  let a = 5381;
  let b = 52711;
  for (let k = 0; k < text.length; k++) {
    a = (a * 33) ^ text.charCodeAt(k);
    b = (b * 31) ^ text.charCodeAt(k);
  }
  return [a, b, a + b, a + 2 * b].map((h) => (h >>> 0) % (bits.length * 8));
}

function addIfNew(text) {
  const at = hashes(text);
  const known = at.every((h) => bits[h >> 3] & (1 << (h & 7)));
  for (const h of at) bits[h >> 3] |= 1 << (h & 7);
  return !known;
}

export function round(i) {
  let fresh = 0;
  for (let n = 0; n < 5; n++) if (addIfNew(`https://shop.example/p/${i}/${n}`)) fresh += 1;
  return fresh;
}
