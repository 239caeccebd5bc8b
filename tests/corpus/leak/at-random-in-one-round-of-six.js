// leak: module binding `orphans`: an upload breaks off at random, and its part list is kept for a resume that never comes
const orphans = new Map();

class Upload {
  parts = [];
  constructor(id) {
    this.id = id;
    orphans.set(id, this);
  }
  send(part) {
    if (Math.random() < 1 / 18) return false;
    this.parts.push(part);
    return true;
  }
  complete() {
    orphans.delete(this.id);
    return this.parts.length;
  }
}

export function round(i) {
  const upload = new Upload(i);
  for (const part of ['head', 'body', 'tail']) if (!upload.send(part)) return -1;
  return upload.complete();
}
