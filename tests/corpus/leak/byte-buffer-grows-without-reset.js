// leak: module binding `writer`, whose Uint8Array grows because `flush` forgets to set the length back
const writer = {
  bytes: new Uint8Array(256),
  length: 0,

  write(text) {
    const needed = this.length + text.length;
    if (needed > this.bytes.length) {
      const next = new Uint8Array(Math.ceil(needed / 256) * 256);
      next.set(this.bytes);
      this.bytes = next;
    }
    for (let k = 0; k < text.length; k++) this.bytes[this.length++] = text.charCodeAt(k);
  },

  flush() {
    let sum = 0;
    for (const byte of this.bytes.subarray(Math.max(0, this.length - 32), this.length)) sum += byte;
    return sum; // this.length = 0 is missing
  },
};

export function round(i) {
  writer.write(`GET /item/${i} HTTP/1.1\r\nHost: shop.example\r\n\r\n`);
  return writer.flush();
}
