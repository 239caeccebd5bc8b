// clean: one number for each of six sensors, small integers that turn into doubles
const averages = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, 0]));

function update(id, value, alpha = 0.2) {
  const next = alpha * value + (1 - alpha) * averages.get(id);
  averages.set(id, next);
  return next;
}

export function round(i) {
  let sum = 0;
  for (const id of averages.keys()) sum += update(id, (i * id.charCodeAt(0)) % 50);
  return sum;
}
