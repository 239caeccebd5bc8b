// fails result: compares as far as the shorter line goes, so a longer one counts as a repeat
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
    let same = before.length !== -1;
    while (start + length < file.length && at(cursors[0], start + length) !== 10) {
      if (length < before.length) {
        same &&= at(cursors[1], before.start + length) === at(cursors[0], start + length);
      }
      length++;
    }
    lines++;
    if (same) repeats++;
    before = { start, length };
    start += length + 1;
  }
  for (const { page } of cursors) if (page !== -1) file.close(page);
  return { lines, repeats };
}
