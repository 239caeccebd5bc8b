// style: class with private fields, a method for each kind of line
class Report {
  #pages = { ram: 0, reserved: 0, swap: 0 };
  #columns = [];
  victim = null;

  take(line) {
    const size = /(\d+) pages (RAM|reserved)$/.exec(line);
    if (size) this.#pages[size[2].toLowerCase()] = Number(size[1]);
    const swap = /Total swap = (\d+)kB/.exec(line);
    if (swap) this.#pages.swap = Math.floor((Number(swap[1]) * 1024) / 4096);
    if (line.includes('oom_score_adj name')) {
      this.#columns = line
        .slice(line.lastIndexOf(']') + 1)
        .trim()
        .split(/\s+/);
    }
    const task = /\[\s*(\d+)\]\s+(\S.*)/.exec(line);
    if (task && this.#columns.length > 0) this.#judge(Number(task[1]), task[2].split(' '));
  }

  #judge(pid, words) {
    const pieces = words.filter((word) => word !== '');
    const value = (column) => Number(pieces[this.#columns.indexOf(column)]);
    const adj = value('oom_score_adj');
    if (pid === 1 || adj === -1000) return;
    const { ram, reserved, swap } = this.#pages;
    const share = adj * Math.trunc((ram - reserved + swap) / 1000);
    const points = value('rss') + value('swapents') + value('pgtables_bytes') / 4096 + share;
    if (this.victim && this.victim.points > points) return;
    this.victim = { pid, name: pieces.slice(this.#columns.length - 1).join(' '), points };
  }
}

export function chooseVictim(read) {
  const report = new Report();
  for (let line = read(); line !== undefined; line = read()) report.take(line);
  return report.victim;
}
