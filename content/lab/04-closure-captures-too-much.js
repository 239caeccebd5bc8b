// Closure captures too much: each undo step needs a name, and keeps the whole document for it.

const undoSteps = [];

function openDocument(i) {
  const page = { name: `page ${i}`, text: new Uint8Array(4000) };
  // Taking `const { name } = page` out first would keep the name alone.
  undoSteps.push(() => `close ${page.name}`);
}

export function round(i) {
  openDocument(i);
}
