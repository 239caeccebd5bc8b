// fails heap-growth: sweeps from the front, but a use doesn't move a session to the back
const sessions = new Map();

function letGo() {
  for (const [token, { ends }] of sessions) {
    if (ends > Date.now()) return;
    sessions.delete(token);
  }
}

export function open(token, user) {
  letGo();
  sessions.set(token, { user, ends: Date.now() + 5000 });
}

export function find(token) {
  letGo();
  const session = sessions.get(token);
  if (!session || session.ends <= Date.now()) return undefined;
  session.ends = Date.now() + 5000;
  return session.user;
}

export function close(token) {
  sessions.delete(token);
}
