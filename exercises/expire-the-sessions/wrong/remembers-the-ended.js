// fails heap-growth: the sessions go, and a list of the tokens that have ended takes their place
const sessions = new Map();
const ended = new Set();

function letGo() {
  for (const [token, { ends }] of sessions) {
    if (ends > Date.now()) return;
    sessions.delete(token);
    ended.add(token);
  }
}

export function open(token, user) {
  letGo();
  sessions.set(token, { user, ends: Date.now() + 5000 });
}

export function find(token) {
  letGo();
  if (ended.has(token)) return undefined;
  const session = sessions.get(token);
  if (!session) return undefined;
  sessions.delete(token);
  sessions.set(token, { user: session.user, ends: Date.now() + 5000 });
  return session.user;
}

export function close(token) {
  sessions.delete(token);
  ended.add(token);
}
