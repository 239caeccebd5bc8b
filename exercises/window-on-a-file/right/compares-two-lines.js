// style: functional, one function compares two lines and tells the length of the second
const cursor = (file, page = -1, bytes = undefined) => ({
  close: () => {
    if (page >= 0) file.close(page);
    page = -1;
  },
  read(offset) {
    if (offset >= file.length) return 10;
    const next = Math.floor(offset / file.pageSize);
    if (next !== page) {
      this.close();
      page = next;
      bytes = file.open(next);
    }
    return bytes[offset % file.pageSize];
  },
});

const compare = (one, other, before, start) => {
  let k = 0;
  while (one.read(before + k) === other.read(start + k) && other.read(start + k) !== 10) k += 1;
  const isSame = one.read(before + k) === other.read(start + k);
  while (other.read(start + k) !== 10) k += 1;
  return { isSame, length: k };
};

export const countRepeats = (file) => {
  const cursors = [cursor(file), cursor(file)];
  let result = { lines: 0, repeats: 0 };
  let before = 0;
  for (let start = 0; start < file.length; ) {
    const { isSame, length } = compare(...cursors, before, start);
    const isRepeat = isSame && result.lines > 0;
    result = { lines: result.lines + 1, repeats: result.repeats + (isRepeat ? 1 : 0) };
    before = start;
    start += length + 1;
  }
  for (const one of cursors) one.close();
  return result;
};
