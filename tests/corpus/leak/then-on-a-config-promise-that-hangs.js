// leak: module binding `config`, a promise that never settles; `.then` callbacks pile up on it
let resolveConfig;
const config = new Promise((resolve) => {
  resolveConfig = resolve;
});

const queue = { sent: 0 };

function track(event) {
  const payload = { event, at: Date.now(), props: { page: '/home', variant: 'b' } };
  config.then(({ endpoint }) => {
    queue.sent += endpoint.length + payload.event.length;
  });
}

export function round(i) {
  track(`click-${i}`);
  return typeof resolveConfig === 'function' ? queue.sent : -1;
}
