import type { Judged, OomEvent } from '../../model/oom/events.ts';
import type { OomState } from '../../model/oom/state.ts';
import type { Frame } from '../../model/trace.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { faultText } from './fault-text.ts';
import { faultWord } from './fault-word.ts';
import { counted, fitting, listed } from './words.ts';

type OomFrame = Frame<OomState, OomEvent>;
type Kind = OomEvent['kind'];
type Of<One extends Kind> = Extract<OomEvent, { kind: One }>;

/** What a step did; what happened to several tasks at once is one sentence. */
export function narrateOom({ fault, events, state }: OomFrame): string {
  if (fault) return faultText(fault);
  const told = events.map((event) =>
    events.find(({ kind }) => kind === event.kind) === event ? sentence(event, events, state) : '',
  );
  return fitting(told);
}

/** What there is to run out of, before the first task. */
export function narrateOomStart({ ram, swap }: OomState): string {
  const more = swap > 0 ? ` and ${formatBytes(swap)} of swap` : ' and no swap';
  return `The machine has ${formatBytes(ram)} of RAM${more}, all free. No task runs yet.`;
}

/** The kind of step, for a pill. */
export function wordOfOom({ fault, events }: OomFrame): string {
  if (fault) return faultWord(fault);
  const event = events.find(({ kind }) => kind in strong) ?? events[0];
  return event ? words[event.kind] : 'Go on';
}

const words: Readonly<Record<Kind, string>> = {
  started: 'Start',
  grouped: 'Group',
  adjusted: 'Adjust',
  'swapped-out': 'Swap out',
  grew: 'Grow',
  invoked: 'OOM',
  judged: 'Points',
  chosen: 'Victim',
  killed: 'SIGKILL',
  freed: 'Freed',
  nobody: 'Nobody',
  panicked: 'Panic',
  mapped: 'Map',
  refused: 'ENOMEM',
  exited: 'Exit',
};

/** Kinds that say more of a step than what comes before them. */
const strong: Partial<Record<Kind, true>> = { invoked: true, panicked: true };

/** For the first event of its kind; it speaks for all of them. */
function sentence(event: OomEvent, events: readonly OomEvent[], state: OomState): string {
  const { kind } = event;
  switch (kind) {
    case 'started':
      return `Task ${event.task} starts as process ${event.pid}.`;
    case 'grouped': {
      const { group, limit } = event;
      if (limit === null) return `Group ${group} has no limit of its own.`;
      return `Group ${group} may use ${formatBytes(limit)} at most.`;
    }
    case 'adjusted':
      return adjusted(event, state);
    case 'swapped-out': {
      const all = events.filter((one) => one.kind === kind);
      const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
      const names = listed([...new Set(all.map(({ task }) => task))]);
      const { scope, by } = event;
      const where = scope.kind === 'group' ? ` in group ${scope.name}` : '';
      return `To swap go ${formatBytes(bytes)} of ${names}, to make room for ${by}${where}.`;
    }
    case 'grew': {
      // Where it was not enough, what is missing says more.
      if (has(events, 'invoked')) return '';
      const { task, bytes, tables } = event;
      const who = has(events, 'started') ? 'It' : `Task ${task}`;
      const forTables = tables > 0 ? `, and ${formatBytes(tables)} for page tables` : '';
      return `${who} gets ${formatBytes(bytes)} of RAM${forTables}.`;
    }
    case 'invoked': {
      const { task, needs, scope, freeRam, freeSwap } = event;
      const why =
        scope.kind === 'group'
          ? `group ${scope.name} is at its limit`
          : `${formatBytes(freeRam)} of RAM and ${formatBytes(freeSwap)} of swap are free`;
      return `Task ${task} needs ${formatBytes(needs)} more, but ${why}, and nothing is left to swap out: the OOM killer is called.`;
    }
    case 'judged':
      return judged(event.verdicts);
    case 'chosen':
      return chosen(event);
    case 'killed': {
      const all = events.filter((one) => one.kind === kind);
      const victim = all.find(({ because }) => because === 'victim') ?? event;
      const others = (because: Of<'killed'>['because']) =>
        all.filter((one) => one !== victim && one.because === because).map(({ task }) => task);
      const kill = `SIGKILL for ${victim.task}, process ${victim.pid}; a shell would report ${victim.status}.`;
      const [group, sharers] = [others('oom-group'), others('shares-memory')];
      const whole = group.length > 0 ? ` By memory.oom.group ${listed(group)} too.` : '';
      const shared = sharers.length > 0 ? ` Also for ${listed(sharers)}, in the same memory.` : '';
      return `${kill}${whole}${shared}`;
    }
    case 'freed': {
      const all = events.filter((one) => one.kind === kind);
      const [ram, swap] = [total(all, 'ram'), total(all, 'swap')];
      const inSwap = swap > 0 ? ` and ${formatBytes(swap)} of swap` : '';
      const whose = listed(all.map(({ task }) => task));
      return `Free again: ${formatBytes(ram)} of RAM${inSwap}, which ${whose} held.`;
    }
    case 'nobody':
      return event.scope.kind === 'group'
        ? `Nobody in group ${event.scope.name} may be killed, so ${event.task} does not get its memory.`
        : 'Nobody may be killed: every task is spared.';
    case 'panicked':
      return 'Without a victim the kernel gives up: it panics, and nothing runs any more.';
    case 'mapped':
    case 'refused':
      return weighed(event);
    case 'exited':
      return `Task ${event.task} ends.`;
    default:
      return kind satisfies never;
  }
}

function adjusted({ task, from, to }: Of<'adjusted'>, { totalPages }: OomState): string {
  const change = `The oom_score_adj of ${task} goes from ${signed(from)} to ${signed(to)}`;
  if (to === -1000) return `${change}: the OOM killer passes it over.`;
  const pages = to * Math.floor(totalPages / 1000);
  const points = counted(Math.abs(pages), 'point');
  if (pages === 0) return `${change}: it counts for what it holds.`;
  return `${change}: ${points} ${pages > 0 ? 'on top of' : 'off'} what it holds.`;
}

function judged(verdicts: readonly Judged[]): string {
  const counts = verdicts
    .flatMap((one) => ('points' in one ? [one] : []))
    .sort((a, b) => b.points - a.points)
    .map(({ task, points }) => `${task} ${signed(points)}`);
  const spared = verdicts.flatMap((one) => ('spared' in one ? [one.task] : []));
  const over = spared.length > 0 ? ` Passed over: ${listed(spared)}.` : '';
  if (counts.length === 0) return `The killer finds nobody to count points for.${over}`;
  return `Points are pages held, shifted by oom_score_adj: ${listed(counts)}.${over}`;
}

function chosen({ task, points, because, tied }: Of<'chosen'>): string {
  const has = points === null ? '' : `, ${signed(points)}`;
  switch (because) {
    case 'most-points':
      return `Task ${task} has the most points${has}: it will be killed.`;
    case 'tie':
      return `Task ${task} has the most points${has}, as many as ${listed(tied)}; by its place in the list it is the one to be killed.`;
    case 'allocating':
      return `Task ${task} is the one that asked, and vm.oom_kill_allocating_task is on: it will be killed, whatever its points.`;
    default:
      return because satisfies never;
  }
}

/** An answer to mmap, with what decided it. */
function weighed(event: Of<'mapped' | 'refused'>): string {
  const { kind, task, bytes, mode, asked, allowed } = event;
  const pages = (count: number) => formatBytes(count * pageBytes);
  const size = formatBytes(bytes);
  const all = pages(allowed ?? 0);
  if (kind === 'refused') {
    return mode === 2
      ? `No ${size} for ${task}: all promises would come to ${pages(asked)}, and ${all} are allowed. The call fails with ENOMEM.`
      : `No ${size} for ${task}: that is more than all RAM and swap, ${all}. The call fails with ENOMEM.`;
  }
  const why =
    mode === 2
      ? `all promises come to ${pages(asked)} of ${all}`
      : mode === 1
        ? 'with overcommit 1 nothing is refused'
        : `that is not more than all RAM and swap, ${all}`;
  return `Task ${task} may use ${size} more of addresses: ${why}. No RAM is taken before a touch.`;
}

const pageBytes = 4096;

const has = (events: readonly OomEvent[], kind: Kind): boolean =>
  events.some((event) => event.kind === kind);

const total = (events: readonly Of<'freed'>[], what: 'ram' | 'swap'): number =>
  events.reduce((sum, event) => sum + event[what], 0);

const signed = (value: number): string => `${value < 0 ? '−' : ''}${formatNumber(Math.abs(value))}`;
