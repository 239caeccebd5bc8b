// style: functional, a generator of tasks and a fold
function* linesOf(read) {
  for (let line = read(); line !== undefined; line = read()) yield line;
}

function* tasksOf(lines) {
  const machine = { RAM: 0, reserved: 0, swap: 0 };
  let form;
  for (const line of lines) {
    const [, pages, what] = line.match(/(\d+) pages (RAM|reserved)/) ?? [];
    if (what) machine[what] = +pages;
    const [, kB] = line.match(/Total swap = (\d+)kB/) ?? [];
    if (kB) machine.swap = Math.floor(kB / 4);
    const [, header] = line.match(/\[ +pid +\] +(.+)/) ?? [];
    if (header) {
      const columns = header.split(/ +/).map((column) => `(?<${column}>-?\\d+)`);
      form = new RegExp(`\\[ *(?<pid>\\d+)\\] +${columns.slice(0, -1).join(' +')} (?<name>.+)`);
    }
    const task = form?.exec(line)?.groups;
    if (task) yield { task, total: machine.RAM - machine.reserved + machine.swap };
  }
}

const pointsOf = ({ rss, swapents, pgtables_bytes, oom_score_adj }, total) =>
  +rss + +swapents + pgtables_bytes / 4096 + oom_score_adj * Math.floor(total / 1000);

export const chooseVictim = (read) => {
  let victim = null;
  for (const { task, total } of tasksOf(linesOf(read))) {
    if (task.pid === '1' || task.oom_score_adj === '-1000') continue;
    const points = pointsOf(task, total);
    if (points >= (victim?.points ?? -Infinity))
      victim = { pid: +task.pid, name: task.name, points };
  }
  return victim;
};
