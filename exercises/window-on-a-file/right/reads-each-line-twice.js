// style: two passes over each line, one to find its end and one to compare
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
  let lines = 0;
  let repeats = 0;
  let before = { start: 0, length: -1 };
  for (let start = 0; start < file.length; ) {
    let length = 0;
    while (start + length < file.length && at(cursors[0], start + length) !== 10) length++;
    let same = length === before.length;
    for (let k = 0; same && k < length; k++) {
      same = at(cursors[0], start + k) === at(cursors[1], before.start + k);
    }
    lines++;
    if (same) repeats++;
    before = { start, length };
    start += length + 1;
  }
  for (const { page } of cursors) if (page !== -1) file.close(page);
  return { lines, repeats };
}
