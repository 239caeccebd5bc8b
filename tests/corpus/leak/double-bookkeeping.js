// leak: private field `#byRoom` of `presence`: leave() cleans the index by user and not the one by room
class Presence {
  #byUser = new Map();
  #byRoom = new Map();

  join(user, room) {
    this.#byUser.set(user, room);
    if (!this.#byRoom.has(room)) this.#byRoom.set(room, new Set());
    this.#byRoom.get(room).add(user);
  }

  leave(user) {
    this.#byUser.delete(user);
  }

  get online() {
    return this.#byUser.size;
  }
}

const presence = new Presence();

export function round(i) {
  presence.join(`guest-${i}`, `room-${i % 3}`);
  const { online } = presence;
  presence.leave(`guest-${i}`);
  return online;
}
