// leak: module binding `gate`: async functions wait for it with their locals alive, and it never opens
const gate = (() => {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  return { opened, open };
})();

async function upload(name) {
  const parts = Array.from({ length: 4 }, (_, k) => `${name}.part${k}`);
  await gate.opened;
  return parts.length;
}

export function round(i) {
  upload(`photo-${i}.jpg`).then((count) => {
    throw new Error(`uploaded ${count} before login`);
  });
}
