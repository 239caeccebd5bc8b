// leak: module binding `rooms`: the last member leaves and the empty Set stays under its key
const rooms = new Map();

function join(room, member) {
  const members = rooms.get(room) ?? new Set();
  members.add(member);
  rooms.set(room, members);
}

function leave(room, member) {
  rooms.get(room)?.delete(member); // if it is empty now, rooms.delete(room) is due
}

export function round(i) {
  const room = `match-${i}`;
  join(room, 'ana');
  join(room, 'ben');
  leave(room, 'ana');
  leave(room, 'ben');
  return rooms.get(room).size;
}
