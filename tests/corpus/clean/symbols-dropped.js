// clean: symbols with new descriptions, as keys of objects that are dropped; registered ones too, since QuickJS frees them
export function round(i) {
  const hidden = Symbol(`hidden ${i}`);
  const shared = Symbol.for(`app.round.${i}`);
  const record = { [hidden]: i, [shared]: 'x', plain: true };
  if (Symbol.keyFor(shared) !== `app.round.${i}`) throw new Error('not registered');
  return Object.getOwnPropertySymbols(record).length + hidden.description.length;
}
