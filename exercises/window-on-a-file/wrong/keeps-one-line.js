// fails peak-heap: keeps only this line and the one before it, and one line is a quarter of the file
export function countRepeats(file) {
  let lines = 0;
  let repeats = 0;
  let previous;
  let line = '';
  const end = () => {
    lines++;
    if (line === previous) repeats++;
    previous = line;
    line = '';
  };
  for (let page = 0; page * file.pageSize < file.length; page++) {
    const parts = String.fromCharCode(...file.open(page)).split('\n');
    file.close(page);
    parts.forEach((part, index) => {
      if (index > 0) end();
      line += part;
    });
  }
  if (line !== '') end();
  return { lines, repeats };
}
