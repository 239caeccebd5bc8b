// fails result: the timer of the opening ends a session that has been used since
const users = new Map();

export function open(token, user) {
  users.set(token, user);
  setTimeout(() => users.delete(token), 5000);
}

export function find(token) {
  return users.get(token);
}

export function close(token) {
  users.delete(token);
}
