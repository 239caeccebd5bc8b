// leak: module binding `theThing`: a direct eval makes its closure capture all variables, `originalThing` too
let theThing = null;

function replaceThing(i) {
  const originalThing = theThing;
  const unit = i % 2 ? 'kg' : 'lb';
  theThing = {
    payload: `payload ${i}`.padEnd(400, '.'),
    evaluate(formula) {
      // reads `unit` only, but the engine can't know that
      return eval(formula);
    },
  };
  return originalThing === null ? 0 : originalThing.payload.length;
}

export function round(i) {
  replaceThing(i);
  return theThing.evaluate('"1 " + unit');
}
