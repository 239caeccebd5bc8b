// style: two generators that hand out bytes, one of them started a line later
function* bytesOf(file, from) {
  for (let page = Math.floor(from / file.pageSize); page * file.pageSize < file.length; page += 1) {
    const bytes = file.open(page);
    try {
      for (let k = Math.max(0, from - page * file.pageSize); k < bytes.length; k += 1) {
        yield bytes[k];
      }
    } finally {
      file.close(page);
    }
  }
}

export function countRepeats(file) {
  let lines = 0;
  let repeats = 0;
  // Both go through the whole file; the second waits while it is ahead.
  const second = bytesOf(file, 0);
  let start = 0;
  let offset = 0;
  let before = 0;
  let previous = -1;
  let isSame = true;
  const end = () => {
    lines += 1;
    const length = offset - start;
    if (isSame && length === previous) repeats += 1;
    previous = length;
    isSame = true;
  };
  for (const byte of bytesOf(file, 0)) {
    if (byte === 10) {
      end();
      // What is left of the line before the last one is skipped, with its newline.
      for (; before < start; before += 1) second.next();
      start = offset + 1;
    } else {
      isSame &&= offset - start < previous;
      if (isSame) {
        isSame = second.next().value === byte;
        before += 1;
      }
    }
    offset += 1;
  }
  if (offset > start) end();
  second.return();
  return { lines, repeats };
}
