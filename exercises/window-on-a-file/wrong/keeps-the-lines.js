// fails peak-heap: opens and closes its pages properly, and keeps every line that it finds
export function countRepeats(file) {
  const lines = [''];
  for (let page = 0; page * file.pageSize < file.length; page++) {
    const parts = String.fromCharCode(...file.open(page)).split('\n');
    lines[lines.length - 1] += parts.shift();
    lines.push(...parts);
    file.close(page);
  }
  if (lines.at(-1) === '') lines.pop();
  const repeats = lines.filter((line, index) => index > 0 && line === lines[index - 1]);
  return { lines: lines.length, repeats: repeats.length };
}
