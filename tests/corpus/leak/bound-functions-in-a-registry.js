// leak: module binding `commands`: bound functions are registered per document and never taken out
const commands = [];

class Document {
  constructor(title) {
    this.title = title;
    this.dirty = false;
    commands.push(this.save.bind(this), this.rename.bind(this, 'untitled'));
  }
  save() {
    this.dirty = false;
  }
  rename(title) {
    this.title = title;
    this.dirty = true;
  }
}

export function round(i) {
  const doc = new Document(`draft ${i}`);
  doc.rename('letter');
  doc.save();
  return doc.dirty;
}
