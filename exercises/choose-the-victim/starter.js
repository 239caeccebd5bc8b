/**
 * @typedef {object} Victim
 * @property {number} pid
 * @property {string} name
 * @property {number} points
 */

/**
 * @param {() => string | undefined} read
 * @returns {Victim | null}
 */
export function chooseVictim(read) {
  const rows = [];
  for (let line = read(); line !== undefined; line = read()) {
    // [   1234]  1000  1234   123456 …
    const row = /\[ *(\d+)\] +\d+ +\d+ +(\d+) .* (\S+)$/.exec(line);
    if (row) rows.push({ pid: Number(row[1]), points: Number(row[2]), name: row[3] });
  }
  rows.sort((a, b) => b.points - a.points);
  return rows[0] ?? null;
}
