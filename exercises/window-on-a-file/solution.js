/**
 * @typedef {object} MappedFile
 * @property {number} length in bytes
 * @property {number} pageSize
 * @property {(page: number) => Uint8Array} open
 * @property {(page: number) => void} close
 */

const NEWLINE = 10;

/**
 * A place in the file that moves forward, with the page under it open and no other.
 * @param {MappedFile} file
 */
function cursorOn(file) {
  let page = -1;
  let bytes;
  const close = () => {
    if (page !== -1) {
      file.close(page);
    }
    page = -1;
  };
  return {
    close,
    /** @param {number} offset */
    at(offset) {
      const wanted = Math.floor(offset / file.pageSize);
      if (wanted !== page) {
        // The old page first, or for a moment there would be three.
        close();
        bytes = file.open(wanted);
        page = wanted;
      }
      return bytes[offset % file.pageSize];
    },
  };
}

/**
 * @param {MappedFile} file
 * @returns {{ lines: number, repeats: number }}
 */
export function countRepeats(file) {
  // A line may be longer than memory, so not even one can be kept. It needn't be: it stands in the
  // file. One cursor reads on, the other reads the line before it a second time, in step.
  const here = cursorOn(file);
  const before = cursorOn(file);
  let lines = 0;
  let repeats = 0;
  let previous = { start: 0, length: -1 };
  for (let start = 0; start < file.length; ) {
    let length = 0;
    let isSame = true;
    for (; start + length < file.length; length += 1) {
      const byte = here.at(start + length);
      if (byte === NEWLINE) {
        break;
      }
      // Once they differ, the rest of the line before is of no interest.
      isSame &&= length < previous.length && before.at(previous.start + length) === byte;
    }
    lines += 1;
    // A line that only begins as the one before is another line.
    if (isSame && length === previous.length) {
      repeats += 1;
    }
    previous = { start, length };
    start += length + 1;
  }
  here.close();
  before.close();
  return { lines, repeats };
}
