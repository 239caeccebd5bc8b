import * as subject from 'subject';

// Reports in the form in which mm/oom_kill.c prints them, 6.1 or, in every other one, 6.8, made line by
// line as they are read. The workload keeps the sizes and the best task so far, and nothing else.
const NAMES = ['java', 'chrome', 'postgres', 'node', 'Web Content', 'tmux: server', '(sd-pam)'];
const MORE_NAMES = [
  'Isolated Web Co',
  'worker 7',
  'sshd',
  'systemd-journal',
  'python3',
  'X',
  'a b c',
];
const ALL_NAMES = [...NAMES, ...MORE_NAMES];

let random;
let wrongVictims = 0;
let unread = 0;
let example;

export function setup({ seed }) {
  random = mulberry32(seed);
}

export function round(i, { size }) {
  const report = newReport(i, size);
  const found = subject.chooseVictim(() => nextLine(report));
  if (report.at < report.length) unread += 1;
  const { best } = report;
  const isRight =
    best === null
      ? found === null
      : found?.pid === best.pid && found.name === best.name && found.points === best.points;
  if (isRight) return;
  wrongVictims += 1;
  example ??= { expected: best, found };
}

export function expect() {
  const rows = [{ name: 'reports with the wrong victim', expected: 0, found: wrongVictims }];
  if (example) rows.unshift({ name: 'the first wrong victim', ...example });
  return [{ name: 'reports that were not read to the end', expected: 0, found: unread }, ...rows];
}

function newReport(i, size) {
  const time = `[${pick(99_999)}.${padded(6, pick(1_000_000)).replaceAll(' ', '0')}] `;
  const prefix =
    pick(2) === 0 ? time : `Mar  3 04:${10 + pick(50)}:07 db-${pick(9)} kernel: ${time}`;
  const reserved = 20_000 + pick(100_000);
  const ram = 1_000_000 + pick(8_000_000);
  const swapKB = 4 * pick(4_000_000);
  const total = ram - reserved + swapKB / 4;
  return {
    ...{ prefix, reserved, ram, swapKB, total },
    hasKinds: i % 2 === 1,
    // In one report in six nobody can be killed.
    isHopeless: i % 6 === 5,
    at: 0,
    length: HEAD + size,
    best: null,
    init: HEAD + pick(3),
    safe: HEAD + 3 + pick(size - 4),
  };
}

const HEAD = 14;

function nextLine(report) {
  if (report.at >= report.length) return undefined;
  const line = report.prefix + textOf(report, report.at);
  report.at += 1;
  return line;
}

function textOf(report, at) {
  const { ram, reserved, swapKB, hasKinds } = report;
  switch (at) {
    case 0:
      return `${name()} invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, oom_score_adj=0`;
    case 1:
      return `CPU: ${pick(8)} PID: ${pid()} Comm: ${name()} Not tainted 6.1.0-18-amd64 #1`;
    case 2:
      return 'Call Trace:';
    case 3:
      return ' dump_stack_lvl+0x44/0x5c';
    case 4:
      return ' oom_kill_process.cold+0xb/0x10';
    case 5:
      return 'Mem-Info:';
    case 6:
      return `active_anon:${pick(9_999_999)} inactive_anon:${pick(9_999_999)} isolated_anon:0`;
    case 7:
      return `Free swap  = ${pick(300)}kB`;
    case 8:
      return `Total swap = ${swapKB}kB`;
    case 9:
      return `${ram} pages RAM`;
    case 10:
      return '0 pages HighMem/MovableOnly';
    case 11:
      return `${reserved} pages reserved`;
    case 12:
      return 'Tasks state (memory values in pages):';
    case 13: {
      const kinds = hasKinds ? ' rss_anon rss_file rss_shmem' : '';
      return `[  pid  ]   uid  tgid total_vm      rss${kinds} pgtables_bytes swapents oom_score_adj name`;
    }
    default:
      return rowOf(report, taskOf(report, at));
  }
}

function taskOf(report, at) {
  const { total, best } = report;
  const task = {
    pid: pid(),
    name: name(),
    rss: pick(total >> (3 + pick(8))),
    swap: pick(2) * pick(100_000),
    tables: 8 + pick(5000),
    adj: pick(3) === 0 ? -500 + pick(800) : 0,
  };
  const pointsOf = () => task.rss + task.swap + task.tables + task.adj * Math.floor(total / 1000);
  // These two would die if they weren't spared.
  if (at === report.init) Object.assign(task, { pid: 1, name: 'systemd', rss: total >> 1, adj: 0 });
  else if (at === report.safe) Object.assign(task, { rss: total >> 1, adj: -1000 });
  else if (report.isHopeless) task.adj = -1000;
  // Now and then a task has exactly as many points as the best so far.
  else if (best && pick(8) === 0) {
    task.adj = 0;
    const rss = best.points - task.swap - task.tables;
    if (rss >= 0) task.rss = rss;
  }
  if (task.pid !== 1 && task.adj !== -1000) {
    const points = pointsOf();
    if (!best || points >= best.points) report.best = { pid: task.pid, name: task.name, points };
  }
  return task;
}

function rowOf({ hasKinds }, { pid, name, rss, swap, tables, adj }) {
  const file = Math.floor(rss / 3);
  const kinds = hasKinds ? ` ${padded(8, rss - file)} ${padded(8, file)} ${padded(9, 0)}` : '';
  // Whoever reserves most isn't whoever holds most.
  const vm = rss + (pick(10) === 0 ? 290_000_000 : pick(9_000_000));
  const head = `[${padded(7, pid)}] ${padded(5, pick(2) * 1000)} ${padded(5, pid)}`;
  const memory = `${padded(8, vm)} ${padded(8, rss)}${kinds} ${padded(8, 4096 * tables)} ${padded(8, swap)}`;
  return `${head} ${memory}         ${padded(5, adj)} ${name}`;
}

function padded(width, value) {
  return String(value).padStart(width);
}

function pid() {
  return 2 + pick(4_000_000);
}

function name() {
  return ALL_NAMES[pick(ALL_NAMES.length)];
}

function pick(count) {
  return Math.floor(random() * count);
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
