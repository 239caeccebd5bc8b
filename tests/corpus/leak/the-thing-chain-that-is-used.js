// leak: module binding `theThing`: its method uses `originalThing`, so that every older thing stays
let theThing = null;

function replaceThing(i) {
  const originalThing = theThing;
  theThing = {
    label: `thing ${i}`,
    longText: new Array(50).fill(i % 7),
    previousLabel() {
      return originalThing ? originalThing.label : '(none)';
    },
  };
}

export function round(i) {
  replaceThing(i);
  return theThing.previousLabel();
}
