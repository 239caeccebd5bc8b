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
  // All that a line can change: three sizes, the order of the columns, and who is in front so far.
  let ram = 0;
  let reserved = 0;
  let swapKB = 0;
  let columns;
  let victim = null;

  for (let line = read(); line !== undefined; line = read()) {
    ram = numberIn(line, /(\d+) pages RAM/) ?? ram;
    reserved = numberIn(line, /(\d+) pages reserved/) ?? reserved;
    swapKB = numberIn(line, /Total swap = (\d+)kB/) ?? swapKB;
    columns = /\[ *pid *\] +(.*)/.exec(line)?.[1].split(/ +/) ?? columns;
    const task = columns && taskIn(line, columns);
    if (!task || task.pid === 1 || task.oom_score_adj === -1000) continue;

    // The sizes of the machine stand above the table, so all of them are known by now.
    const thousandth = Math.floor((ram - reserved + Math.floor(swapKB / 4)) / 1000);
    const held = task.rss + task.swapents + Math.floor(task.pgtables_bytes / 4096);
    const points = held + task.oom_score_adj * thousandth;
    // `>=`: of equals the kernel takes the one that it looks at last.
    if (!victim || points >= victim.points) victim = { pid: task.pid, name: task.name, points };
  }
  return victim;
}

function numberIn(line, form) {
  const found = form.exec(line);
  return found ? Number(found[1]) : undefined;
}

/** The task of a row, by the names of the columns; undefined for any other line. */
function taskIn(line, columns) {
  const row = /\[ *(\d+)\] +(.*)$/.exec(line);
  if (!row) return undefined;
  const words = row[2].split(/ +/);
  const task = { pid: Number(row[1]) };
  // The last column is the name, and takes whatever is left, spaces and all.
  const last = columns.length - 1;
  for (let i = 0; i < last; i++) task[columns[i]] = Number(words[i]);
  task[columns[last]] = words.slice(last).join(' ');
  return task;
}
