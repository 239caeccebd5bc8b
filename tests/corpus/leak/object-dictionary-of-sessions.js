// leak: module binding `sessions`, a plain object used as a dictionary; logout only flags the entry
const sessions = Object.create(null);

function login(user, now) {
  const id = `${user}-${now.toString(36)}`;
  sessions[id] = { user, since: now, active: true, cart: [] };
  return id;
}

function logout(id) {
  const session = sessions[id];
  if (!session) return;
  session.active = false;
  session.cart.length = 0;
}

export function round(i) {
  const id = login(`user${i % 10}`, Date.now());
  sessions[id].cart.push('book', 'lamp');
  logout(id);
  return Object.keys(sessions).length;
}
