// leak: module binding `records`: a new DataView over the same buffer is kept for each write
const memory = new ArrayBuffer(256);
const records = [];

function write(slot, id, value) {
  const view = new DataView(memory, slot * 16, 16);
  view.setUint32(0, id);
  view.setFloat64(8, value);
  records.push(view);
  return view;
}

export function round(i) {
  const view = write(i % 16, i, Math.sqrt(i));
  return view.getUint32(0);
}
