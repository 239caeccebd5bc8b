// fails result: holds the hundred sessions used last, which is not what was promised to the others
const sessions = new Map();

export function open(token, user) {
  sessions.set(token, { user, ends: Date.now() + 5000 });
  if (sessions.size > 100) sessions.delete(sessions.keys().next().value);
}

export function find(token) {
  const session = sessions.get(token);
  if (!session || session.ends <= Date.now()) return undefined;
  sessions.delete(token);
  open(token, session.user);
  return session.user;
}

export function close(token) {
  sessions.delete(token);
}
