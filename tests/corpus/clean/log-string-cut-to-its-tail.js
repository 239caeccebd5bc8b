// clean: a string that is appended to each round, but cut to its last 1,000 characters
let tail = '';

function log(line) {
  tail += `${line}\n`;
  if (tail.length > 1000) tail = tail.slice(tail.indexOf('\n', tail.length - 1000) + 1);
}

export function round(i) {
  log(`${new Date().toISOString()} round ${i} ${'*'.repeat(i % 13)}`);
  log('ok');
  return tail.length <= 1000;
}
