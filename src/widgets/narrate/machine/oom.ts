import { formatBytes, formatNumber } from '../../../model/units.ts';
import { counted, listed } from '../words.ts';
import { groupLabel } from './reclaim.ts';
import { eventsOf, freed, type MachineFrame, type Of } from './told.ts';

const pageBytes = 4096;

/** Who could get no memory, and why the OOM killer is called. */
export function narrateShortage(
  { process, limit, group = '/', wanted }: Of<'oom-invoked'>,
  { events, state: { ram, swap, groups } }: MachineFrame,
): string {
  const what = wanted === 'page' ? 'a page' : 'a page table';
  if (limit === 'machine') {
    const of = (one: typeof ram) => `${formatNumber(one.free)} of ${formatNumber(one.pages)}`;
    const left = swap.pages > 0 ? `, and ${of(swap)} swap slots` : ', and there is no swap';
    return `Process ${process} needs a frame for ${what}, and no page can be taken for it: the OOM killer is called. Free are ${of(ram)} frames${left}.`;
  }
  const path = group === '/' ? group : `/${group}`;
  const { charged = 0, limit: most = 0 } = groups.find(({ name }) => name === path) ?? {};
  const may = `may have ${formatBytes((most ?? 0) * pageBytes)} and has ${formatBytes(charged * pageBytes)}`;
  const who = groupLabel(group);
  return eventsOf(events, 'limited').length > 0
    ? `All that could go is gone, and still ${who} ${may}: the OOM killer is called.`
    : `Process ${process} needs a frame for ${what}, but ${who} ${may}, and nothing in it can go: the OOM killer is called.`;
}

/** Whom the OOM killer ends, and with how many points. */
export function narrateKill(
  { process, victim, points, because }: Of<'oom-chosen'>,
  { events }: MachineFrame,
): string {
  const verdicts = eventsOf(events, 'oom-judged').flatMap((one) => one.verdicts);
  const spared = verdicts.filter((one) => 'spared' in one && one.spared === 'adj');
  const judged = verdicts.filter((one) => 'points' in one).length;
  const most =
    because === 'tie' ? 'as many as another has' : `the most of ${counted(judged, 'candidate')}`;
  const scores = judged === 1 ? 'the only candidate' : most;
  const dies = victim ? `${victim}, a child of ${process}, which has` : `${process}:`;
  const names = listed(spared.map((one) => one.process));
  const never = names ? ` Its oom_score_adj of −1000 spares ${names}.` : '';
  return `The OOM killer ends ${dies} ${counted(points, 'point')}, ${scores}. ${freed(events)}.${never}`;
}
