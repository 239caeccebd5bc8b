// leak: module binding `tokens`: an expired token goes away when it is read again, and it never is
const TTL = 3000;
const tokens = new Map();

function issue(user) {
  const token = `${user}.${Math.random().toString(36).slice(2)}`;
  tokens.set(token, { user, expires: Date.now() + TTL });
  return token;
}

function verify(token) {
  const entry = tokens.get(token);
  if (!entry) return null;
  if (entry.expires < Date.now()) {
    tokens.delete(token);
    return null;
  }
  return entry.user;
}

export function round(i) {
  return verify(issue(`user${i % 6}`));
}
