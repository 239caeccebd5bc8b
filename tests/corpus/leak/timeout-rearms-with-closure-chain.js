// leak: the pending timer: each poll's callback closes over the poll before it
let latest = { value: 0 };

function poll(previous) {
  const current = {
    value: latest.value + 1,
    changed: () => previous === null || previous.value !== current.value,
    previous,
  };
  latest = current;
  setTimeout(() => poll(current), 1000);
}

poll(null);

export function round() {
  return latest.changed() ? latest.value : -1;
}
