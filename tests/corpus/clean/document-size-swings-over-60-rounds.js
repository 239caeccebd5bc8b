// clean: bytes that rise for 30 rounds and fall for 30, in one block
let draft = '';

function edit(length) {
  draft = `${draft}${'lorem ipsum '.repeat(300)}`.slice(-length);
}

export function round(i) {
  edit(Math.round(1600 + 1400 * Math.sin((2 * Math.PI * i) / 60)));
  return draft.length;
}
