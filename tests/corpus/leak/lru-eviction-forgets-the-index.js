// leak: module binding `idByEmail`: eviction deletes from `usersById` and forgets the second map
const CAPACITY = 12;
const usersById = new Map();
const idByEmail = new Map();

function remember(user) {
  if (usersById.size >= CAPACITY) {
    const [oldestId] = usersById.keys();
    usersById.delete(oldestId);
  }
  usersById.set(user.id, user);
  idByEmail.set(user.email, user.id);
}

export function round(i) {
  remember({ id: i, email: `user${i}@mail.example`, name: `User ${i}` });
  return usersById.get(idByEmail.get(`user${i}@mail.example`)).name;
}
