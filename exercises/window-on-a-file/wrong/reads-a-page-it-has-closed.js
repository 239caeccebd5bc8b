// fails result: closes each page at once and goes on reading what it was given
export function countRepeats(file) {
  const cursors = [0, 1].map(() => ({ page: -1, bytes: undefined }));
  const at = (cursor, offset) => {
    const page = Math.floor(offset / file.pageSize);
    if (page !== cursor.page) {
      cursor.bytes = file.open(page);
      cursor.page = page;
      file.close(page);
    }
    return cursor.bytes[offset % file.pageSize];
  };
  let lines = 0;
  let repeats = 0;
  let before = { start: 0, length: -1 };
  for (let start = 0; start < file.length; ) {
    let length = 0;
    let same = true;
    while (start + length < file.length && at(cursors[0], start + length) !== 10) {
      same &&=
        length < before.length &&
        at(cursors[1], before.start + length) === at(cursors[0], start + length);
      length++;
    }
    lines++;
    if (same && length === before.length) repeats++;
    before = { start, length };
    start += length + 1;
  }
  return { lines, repeats };
}
