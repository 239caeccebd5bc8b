// clean: the classic leak of V8, where `unused` puts `originalThing` into a context shared with `method`; QuickJS closures hold only the variables that they use
let theThing = null;

function replaceThing(i) {
  const originalThing = theThing;
  const unused = () => {
    if (originalThing) return 'hi';
  };
  theThing = {
    longText: new Array(50).fill(i % 7),
    method() {
      return 'some message';
    },
  };
  return typeof unused;
}

export function round(i) {
  replaceThing(i);
  return theThing.method();
}
