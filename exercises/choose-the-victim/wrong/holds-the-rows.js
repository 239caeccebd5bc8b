// fails peak-heap: finds the right one among all the tasks, which it holds until the end
export function chooseVictim(read) {
  let ram = 0;
  let reserved = 0;
  let swapKB = 0;
  let columns;
  const tasks = [];

  for (let line = read(); line !== undefined; line = read()) {
    ram = numberIn(line, /(\d+) pages RAM/) ?? ram;
    reserved = numberIn(line, /(\d+) pages reserved/) ?? reserved;
    swapKB = numberIn(line, /Total swap = (\d+)kB/) ?? swapKB;
    columns = /\[ *pid *\] +(.*)/.exec(line)?.[1].split(/ +/) ?? columns;
    const task = columns && taskIn(line, columns);
    if (!task || task.pid === 1 || task.oom_score_adj === -1000) continue;

    const thousandth = Math.floor((ram - reserved + Math.floor(swapKB / 4)) / 1000);
    const held = task.rss + task.swapents + Math.floor(task.pgtables_bytes / 4096);
    const points = held + task.oom_score_adj * thousandth;
    tasks.push({ pid: task.pid, name: task.name, points });
  }
  const most = Math.max(...tasks.map(({ points }) => points));
  return tasks.findLast(({ points }) => points === most) ?? null;
}

function numberIn(line, form) {
  const found = form.exec(line);
  return found ? Number(found[1]) : undefined;
}

function taskIn(line, columns) {
  const row = /\[ *(\d+)\] +(.*)$/.exec(line);
  if (!row) return undefined;
  const words = row[2].split(/ +/);
  const task = { pid: Number(row[1]) };
  const last = columns.length - 1;
  for (let i = 0; i < last; i++) task[columns[i]] = Number(words[i]);
  task[columns[last]] = words.slice(last).join(' ');
  return task;
}
