/**
 * @typedef {object} Session
 * @property {string} user
 * @property {number} ends in milliseconds, as Date.now() counts them
 */

const LIFETIME = 5000;

// All sessions live equally long, so the order of their last use is the order in which they end.
// A Map keeps the order in which keys came in: whoever is used is taken out and put in at the back.
/** @type {Map<string, Session>} */
const sessions = new Map();

/**
 * @param {string} token
 * @param {string} user
 */
export function open(token, user) {
  letGo();
  sessions.delete(token);
  sessions.set(token, { user, ends: Date.now() + LIFETIME });
}

/**
 * @param {string} token
 * @returns {string | undefined}
 */
export function find(token) {
  letGo();
  const session = sessions.get(token);
  if (!session) return undefined;
  sessions.delete(token);
  session.ends = Date.now() + LIFETIME;
  sessions.set(token, session);
  return session.user;
}

/** @param {string} token */
export function close(token) {
  sessions.delete(token);
}

// Those that have ended stand together at the front, so this looks at one session too many at most,
// and each session is let go once: no timer is needed, and no walk over all of them.
function letGo() {
  const now = Date.now();
  for (const [token, { ends }] of sessions) {
    if (ends > now) return;
    sessions.delete(token);
  }
}
