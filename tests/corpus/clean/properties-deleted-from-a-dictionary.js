// clean: an object as dictionary, with delete and new keys in each round
const presence = {};

function enter(name) {
  presence[name] = { since: Date.now() };
}

function leave(name) {
  delete presence[name];
}

for (let n = 0; n < 8; n++) enter(`guest-${n}`);

export function round(i) {
  enter(`guest-${i + 8}`);
  leave(`guest-${i}`);
  return Object.keys(presence).length;
}
