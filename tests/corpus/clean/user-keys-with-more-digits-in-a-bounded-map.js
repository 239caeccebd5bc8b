// clean: keys that get longer (user:9, user:10, user:1000) in a map of constant size
const recent = new Map();

function touch(user) {
  recent.delete(user);
  recent.set(user, Date.now());
  while (recent.size > 24) recent.delete(recent.keys().next().value);
}

export function round(i) {
  touch(`user:${i}`);
  touch(`user:${i * i}`);
  return recent.size;
}
