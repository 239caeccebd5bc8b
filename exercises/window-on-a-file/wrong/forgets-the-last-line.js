// fails result: counts newlines, so a last line without one isn't a line
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
  let start = 0;
  let same = true;
  for (let offset = 0; offset < file.length; offset++) {
    const byte = at(cursors[0], offset);
    const length = offset - start;
    if (byte === 10) {
      lines++;
      if (same && length === before.length) repeats++;
      before = { start, length };
      start = offset + 1;
      same = true;
    } else {
      same &&= length < before.length && at(cursors[1], before.start + length) === byte;
    }
  }
  for (const { page } of cursors) if (page !== -1) file.close(page);
  return { lines, repeats };
}
