// style: two ages of sessions, the older one dropped whole
const LIFETIME = 5000;
let began = Date.now();
let young = new Map();
let old = new Map();

// What is in the older Map was last used before `began`, so after one more lifetime all of it is over.
function grow() {
  if (Date.now() - began < LIFETIME) return;
  old = young;
  young = new Map();
  began = Date.now();
}

export function open(token, user) {
  grow();
  old.delete(token);
  young.set(token, [user, Date.now()]);
}

export function find(token) {
  grow();
  const [user, used] = young.get(token) ?? old.get(token) ?? [];
  if (used === undefined || used + LIFETIME <= Date.now()) return undefined;
  open(token, user);
  return user;
}

export function close(token) {
  young.delete(token);
  old.delete(token);
}
