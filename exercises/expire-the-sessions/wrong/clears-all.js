// fails result: empties everything every 5 seconds, the sessions in use with it
const sessions = new Map();
setInterval(() => sessions.clear(), 5000);

export function open(token, user) {
  sessions.set(token, { user, ends: Date.now() + 5000 });
}

export function find(token) {
  const session = sessions.get(token);
  if (!session || session.ends <= Date.now()) return undefined;
  session.ends = Date.now() + 5000;
  return session.user;
}

export function close(token) {
  sessions.delete(token);
}
