// fails result: opens and closes a page for every single byte, which is a fault for every single byte
export function countRepeats(file) {
  const at = (offset) => {
    const page = Math.floor(offset / file.pageSize);
    const byte = file.open(page)[offset % file.pageSize];
    file.close(page);
    return byte;
  };
  let lines = 0;
  let repeats = 0;
  let before = { start: 0, length: -1 };
  for (let start = 0; start < file.length; ) {
    let length = 0;
    let same = true;
    for (; start + length < file.length; length++) {
      const byte = at(start + length);
      if (byte === 10) break;
      same &&= length < before.length && at(before.start + length) === byte;
    }
    lines++;
    if (same && length === before.length) repeats++;
    before = { start, length };
    start += length + 1;
  }
  return { lines, repeats };
}
