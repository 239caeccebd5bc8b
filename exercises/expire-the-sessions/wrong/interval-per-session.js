// fails heap-growth: each session brings an interval that looks after it and is never cleared
const sessions = new Map();

export function open(token, user) {
  sessions.set(token, { user, ends: Date.now() + 5000 });
  setInterval(() => {
    const session = sessions.get(token);
    if (session && session.ends <= Date.now()) sessions.delete(token);
  }, 600_000);
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
