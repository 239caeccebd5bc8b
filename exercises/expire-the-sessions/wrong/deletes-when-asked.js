// fails heap-growth: lets go of a session that has ended only when somebody asks for it
const sessions = new Map();

export function open(token, user) {
  sessions.set(token, { user, ends: Date.now() + 5000 });
}

export function find(token) {
  const session = sessions.get(token);
  if (!session) return undefined;
  if (session.ends <= Date.now()) {
    sessions.delete(token);
    return undefined;
  }
  session.ends = Date.now() + 5000;
  return session.user;
}

export function close(token) {
  sessions.delete(token);
}
