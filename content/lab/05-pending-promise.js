// Pending promise: everybody awaits a connection that never comes, and waits with all they hold.

const connected = new Promise(() => {});

async function send(message) {
  await connected;
  return message.body.length;
}

export function round(i) {
  for (let n = 0; n < 5; n++) send({ id: i * 5 + n, body: 'x'.repeat(200) });
}
