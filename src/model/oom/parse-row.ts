import type { Task } from './task.ts';

/** A number of a report; `undefined` for one that is none or that a number cannot hold exactly. */
export function count(text: string | undefined): number | undefined {
  if (text === undefined || text.length > 16 || !/^-?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The columns between pid and name, as the header names them. */
export function columnsOf(header: string): string[] | undefined {
  const found = /^\[ +pid +\]\s+(uid\s.{0,150}\soom_score_adj)\s+name$/.exec(header);
  return found ? found[1]!.split(/\s+/) : undefined;
}

/**
 * A row of the task table: `[ 1234]`, a number for each column, and a name, which may hold anything.
 * With no columns known, because the header is missing, they follow from how many numbers there are
 * and, for page tables, from whether that one is whole pages.
 */
export function parseRow(line: string, columns: readonly string[] | undefined): Task | undefined {
  const start = /^\[\s{0,12}(\d{1,10})\]/.exec(line);
  const pid = count(start?.[1]);
  if (!start || pid === undefined) return undefined;
  const numbers: string[] = [];
  const next = /\s+(-?\d+)(?=\s|$)/y;
  next.lastIndex = start[0].length;
  let end = next.lastIndex;
  const most = columns?.length ?? 10;
  for (let found = next.exec(line); found && numbers.length < most; found = next.exec(line)) {
    numbers.push(found[1]!);
    end = next.lastIndex;
  }
  const keys = columns ?? guessColumns(numbers);
  if (!keys || numbers.length < keys.length) return undefined;
  const values = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const value = count(numbers[index]);
    if (value === undefined || (value < 0 && key !== 'oom_score_adj')) return undefined;
    values.set(key, value);
  }
  return taskOf(pid, values, line.slice(end).replace(/^\s/, ''));
}

const head = ['uid', 'tgid', 'total_vm', 'rss'];
const tail = ['swapents', 'oom_score_adj'];

function guessColumns(numbers: readonly string[]): string[] | undefined {
  const tables = Number(numbers[4]);
  const bytes = tables >= 4096 && tables % 1024 === 0;
  switch (numbers.length) {
    case 7:
      return [...head, bytes ? 'pgtables_bytes' : 'nr_ptes', ...tail];
    case 8:
      return [...head, 'nr_ptes', 'nr_pmds', ...tail];
    case 10:
      return [...head, 'rss_anon', 'rss_file', 'rss_shmem', 'pgtables_bytes', ...tail];
    default:
      return undefined;
  }
}

function taskOf(pid: number, values: ReadonlyMap<string, number>, name: string): Task | undefined {
  const [uid, totalVm, rss] = [values.get('uid'), values.get('total_vm'), values.get('rss')];
  const [swapents, adj] = [values.get('swapents'), values.get('oom_score_adj')];
  if (uid === undefined || totalVm === undefined || rss === undefined) return undefined;
  if (swapents === undefined || adj === undefined) return undefined;
  const optional = {
    tgid: values.get('tgid'),
    rssAnon: values.get('rss_anon'),
    rssFile: values.get('rss_file'),
    rssShmem: values.get('rss_shmem'),
    pgtablesBytes: values.get('pgtables_bytes'),
    nrPtes: values.get('nr_ptes'),
    nrPmds: values.get('nr_pmds'),
  };
  const known = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { pid, uid, name, totalVm, rss, swapents, adj, ...Object.fromEntries(known) };
}
