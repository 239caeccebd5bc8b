/**
 * @typedef {object} MappedFile
 * @property {number} length in bytes
 * @property {number} pageSize
 * @property {(page: number) => Uint8Array} open
 * @property {(page: number) => void} close
 */

/**
 * @param {MappedFile} file
 * @returns {{ lines: number, repeats: number }}
 */
export function countRepeats(file) {
  let text = '';
  for (let page = 0; page * file.pageSize < file.length; page += 1) {
    text += String.fromCharCode(...file.open(page));
    file.close(page);
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  const repeats = lines.filter((line, index) => index > 0 && line === lines[index - 1]);
  return { lines: lines.length, repeats: repeats.length };
}
