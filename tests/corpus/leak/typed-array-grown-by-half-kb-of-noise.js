// leak: module binding buf, a typed array grown under noise
let buf = new Float64Array(8);
const ring = [];
export function round() {
  const n = new Float64Array(buf.length + 2); n.set(buf); buf = n;
  ring.push(new Uint8Array(Math.random() * 500)); if (ring.length > 10) ring.shift();
}
