// clean: growth over 40 rounds that ends: each session's timer comes due 40 s later
const sessions = new Map();

function open(id) {
  const session = { id, since: Date.now() };
  sessions.set(id, session);
  setTimeout(() => sessions.delete(id), 40_000);
  return session;
}

export function round(i) {
  open(`session-${i}`);
  return sessions.size;
}
