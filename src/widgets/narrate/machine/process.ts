import type { MachineState } from '../../../model/machine/state.ts';
import { formatBytes, formatNumber } from '../../../model/units.ts';
import { processOf } from '../process-label.ts';
import { counted } from '../words.ts';
import { groupLabel } from './reclaim.ts';
import { eventsOf, type MachineFrame, type Of, type Told } from './told.ts';

const pageBytes = 4096;

export function spawned(
  { process, pid, parent }: Of<'spawned'>,
  { events, state }: MachineFrame,
): Told {
  const { adj = 0, group = '/' } = processOf(state, process) ?? {};
  if (parent === undefined) {
    const score = adj === 0 ? '' : `, oom_score_adj ${minus(adj)}`;
    const of = group === '/' ? '' : `, in ${groupLabel(group)}`;
    return {
      word: 'Spawn',
      text: `Process ${process} starts as pid ${pid}${of}${score}. Its code, data and stack have addresses, and no page in memory yet.`,
    };
  }
  const { entries = 0, protected: readOnly = 0 } = eventsOf(events, 'forked')[0] ?? {};
  const shares =
    entries > 0
      ? `which shares its ${counted(entries, 'page')}: page table entries are copied, no page is.`
      : 'which has no page to share with it yet.';
  const next =
    readOnly > 0
      ? ` ${formatNumber(readOnly)} of them turn read-only for both, so that a write makes a copy.`
      : '';
  return { word: 'Fork', text: `Process ${parent} forks ${process}, ${shares}${next}` };
}

export function tuned({ what, value, process }: Of<'tuned'>, { overcommit }: MachineState): string {
  if (what === 'adj') {
    const points = value > 0 ? 'adds to its points' : 'takes from its points';
    const killer = value === -1000 ? 'never takes it' : value === 0 ? 'counts pages alone' : points;
    return `Process ${process} has oom_score_adj ${minus(value)} now: the OOM killer ${killer}.`;
  }
  if (what === 'overcommit') {
    const rule = [
      'refused is only what is more than all RAM and swap',
      'every promise is made',
      `all promises together have to stay below ${formatBytes(overcommit.limit * pageBytes)}`,
    ][value];
    return `From now on vm.overcommit_memory is ${value}: ${rule}.`;
  }
  const rather =
    value < 100 ? 'drops file pages rather than swapping' : 'swaps rather than dropping file pages';
  const rule = value === 100 ? 'swaps as readily as it drops file pages' : rather;
  return `From now on vm.swappiness is ${value}: reclaim ${rule}.`;
}

const minus = (value: number): string => String(value).replace('-', '−');
