// fails heap-growth: sweeps for as long as the ten rounds of the exercise take, and then no more
const sessions = new Map();
const start = Date.now();

function letGo() {
  if (Date.now() - start > 20_000) return;
  for (const [token, { ends }] of sessions) if (ends <= Date.now()) sessions.delete(token);
}

export function open(token, user) {
  letGo();
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
