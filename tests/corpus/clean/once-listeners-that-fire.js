// clean: `once` listeners on a target that stays; each of them fires
const socket = new EventTarget();

const next = (type) =>
  new Promise((resolve) => {
    socket.addEventListener(type, (event) => resolve(event.type), { once: true });
  });

export async function round() {
  const message = next('message');
  const drain = next('drain');
  socket.dispatchEvent(new Event('drain'));
  socket.dispatchEvent(new Event('message'));
  return (await Promise.all([message, drain])).join('+');
}
