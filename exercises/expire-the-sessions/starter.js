/**
 * @typedef {object} Session
 * @property {string} user
 * @property {number} ends in milliseconds, as Date.now() counts them
 */

const LIFETIME = 5000;

/** @type {Map<string, Session>} */
const sessions = new Map();

/**
 * @param {string} token
 * @param {string} user
 */
export function open(token, user) {
  sessions.set(token, { user, ends: Date.now() + LIFETIME });
}

/**
 * @param {string} token
 * @returns {string | undefined}
 */
export function find(token) {
  const session = sessions.get(token);
  if (!session || session.ends <= Date.now()) return undefined;
  session.ends = Date.now() + LIFETIME;
  return session.user;
}

/** @param {string} token */
export function close(token) {
  sessions.delete(token);
}
