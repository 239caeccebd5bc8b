// fails peak-heap: keeps no bytes, and the place of every line
export function countRepeats(file) {
  const cursors = [0, 1].map(() => ({ page: -1, bytes: undefined }));
  const at = (cursor, offset) => {
    const page = Math.floor(offset / file.pageSize);
    if (page !== cursor.page) {
      if (cursor.page !== -1) file.close(cursor.page);
      cursor.bytes = file.open(page);
      cursor.page = page;
    }
    return cursor.bytes[offset % file.pageSize];
  };
  const found = [];
  for (let start = 0; start < file.length; ) {
    const before = found.at(-1);
    let length = 0;
    let same = before !== undefined;
    while (start + length < file.length && at(cursors[0], start + length) !== 10) {
      same &&=
        length < before.length &&
        at(cursors[1], before.start + length) === at(cursors[0], start + length);
      length++;
    }
    found.push({ start, length, same: same && length === before.length });
    start += length + 1;
  }
  for (const { page } of cursors) if (page !== -1) file.close(page);
  return { lines: found.length, repeats: found.filter(({ same }) => same).length };
}
