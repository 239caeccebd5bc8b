// clean: growth over 25 rounds to 50 edits, and then one out for one in
const LIMIT = 50;
const undoStack = [];
const cells = new Map();

function setCell(cell, value) {
  undoStack.push({ cell, before: cells.get(cell) });
  if (undoStack.length > LIMIT) undoStack.shift();
  cells.set(cell, value);
}

export function round(i) {
  setCell(`A${i % 5}`, i);
  setCell(`B${i % 5}`, `text ${i}`);
  return undoStack.length;
}
