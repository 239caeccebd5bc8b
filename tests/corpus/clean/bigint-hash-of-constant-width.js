// clean: a BigInt that is held and replaced each round, never wider than 64 bits
const PRIME = 1099511628211n;
let hash = 14695981039346656037n;

function fnv1a(text) {
  for (let k = 0; k < text.length; k++) {
    hash ^= BigInt(text.charCodeAt(k));
    hash = BigInt.asUintN(64, hash * PRIME);
  }
  return hash;
}

export function round(i) {
  return fnv1a(`event ${i}`).toString(16);
}
