// leak: module binding `checkpoints`, a linked list that gets a node in one round of ten
let checkpoints = null;

function step(n, state) {
  const next = (state * 1103515245 + 12345) % 2147483648;
  if (n % 10 === 9) checkpoints = { state: next, older: checkpoints };
  return next;
}

let state = 42;

export function round(i) {
  state = step(i, state);
  return checkpoints ? checkpoints.state : state;
}
