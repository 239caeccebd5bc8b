// clean: one leaf of a detached tree is held, until the next round puts another in its place
let focused = null;

function openForm(fields) {
  const form = { tag: 'form', children: [], parent: null };
  for (const name of fields) form.children.push({ tag: 'input', name, parent: form, children: [] });
  focused = form.children[0];
  return form;
}

export function round(i) {
  openForm(['email', 'phone', `custom${i % 10}`]);
  return focused.parent.children.length;
}
