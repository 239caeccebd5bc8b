// clean: a resource that a generator's finally gives back when the loop breaks
const open = new Set();

function* lines(file) {
  const handle = { file, line: 0 };
  open.add(handle);
  try {
    while (handle.line < 100) yield `${file}:${handle.line++}`;
  } finally {
    open.delete(handle);
  }
}

export function round(i) {
  let last = '';
  for (const line of lines(`log-${i}.txt`)) {
    last = line;
    if (line.endsWith(':5')) break;
  }
  if (open.size !== 0) throw new Error('a file is still open');
  return last;
}
