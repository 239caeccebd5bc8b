import { formatBytes } from '../../model/units.ts';
import type { Option, Question } from '../kit/question.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { surveyOf } from './survey.ts';
import { pageName, sayWhere, type Whereabouts, whereabouts } from './whereabouts.ts';

export const optionWords = {
  frame: 'In a frame of RAM',
  swap: 'In swap',
  file: 'In its file on disk only',
  nowhere: 'Nowhere: an address without memory',
} as const;
type Spot = keyof typeof optionWords;

const faultWords = {
  hit: 'No fault',
  minor: 'A minor fault: nothing is read',
  major: 'A major fault: it is read from disk',
} as const;

/** Where the page followed will be, at steps that may move it; and what an access to it will cost. */
export function predict(now: MachineMoment, next: MachineMoment): Question | undefined {
  return askFault(now, next) ?? askWhere(now, next);
}

function askFault(now: MachineMoment, next: MachineMoment): Question | undefined {
  const { pid, page } = surveyOf(now.play).followed;
  const process = next.state.processes.find((one) => one.pid === pid);
  const access = next.events.find(
    (event) =>
      event.kind === 'accessed' &&
      event.because !== 'allocator' &&
      event.process === process?.name &&
      Math.floor(Number(event.address) / pageBytes) === page,
  );
  if (access?.kind !== 'accessed') return undefined;
  const from = whereabouts(now);
  if (from.in === 'unmapped') return undefined;
  const name = pageName(now);
  const right = access.outcome;
  const reason = why(from, right, now, next);
  return {
    prompt: `The next step touches ${name}. What does that cost?`,
    options: Object.entries(faultWords).map(([id, label]) => ({ id, label })),
    right: [right],
    explain([picked]) {
      const wrong: Readonly<Record<string, string>> = {
        hit: 'No fault would need an entry that leads to a frame. ',
        minor: 'A minor fault is enough where nothing has to come from disk. ',
        major: 'A major fault is for contents that are on disk. ',
      };
      return `${picked === right ? '' : wrong[picked ?? '']!}${reason}`;
    },
  };
}

function why(from: Whereabouts, outcome: string, now: MachineMoment, next: MachineMoment): string {
  const name = capital(pageName(now));
  switch (from.in) {
    case 'frame':
      return outcome === 'hit'
        ? `${name} is in frame ${from.number}, and its entry says so.`
        : `${name} has a frame, but the entry does not allow this access yet.`;
    case 'swap':
      return outcome === 'major'
        ? `${name} is in swap slot ${from.number}: it has to be read.`
        : `${name} was in swap, but a frame has its contents again already.`;
    case 'file':
      return outcome === 'major'
        ? `${name} is in its file only: it has to be read.`
        : `The page cache has this page of the file in a frame: only the entry is missing.`;
    default: {
      const to = whereabouts(next);
      const given =
        to.in === 'frame' && to.number > 0 ? `frame ${to.number}, full of zeros` : 'zeros';
      return `Nothing was ever written there, so there is nothing to read: it gets ${given}.`;
    }
  }
}

function askWhere(now: MachineMoment, next: MachineMoment): Question | undefined {
  const from = whereabouts(now);
  const to = whereabouts(next);
  if (to.in === 'unmapped') return undefined;
  const appears = from.in === 'unmapped';
  const pressed = from.in === 'frame' && next.events.some(({ kind }) => kind === 'evicted');
  if (!appears && !pressed) return undefined;
  const name = pageName(now);
  const { file } = surveyOf(now.play);
  const spots: readonly Spot[] = [
    'frame',
    ...(now.state.swap.pages > 0 ? (['swap'] as const) : []),
    ...(file ? (['file'] as const) : []),
    'nowhere',
  ];
  const options: readonly Option[] = spots.map((id) => ({ id, label: optionWords[id] }));
  const reason = appears ? whyThere(to, name) : whyMoved(to, name);
  return {
    prompt: appears
      ? `After ${next.operation}, where is ${name}?`
      : `RAM is nearly full, and a process needs one more frame. Where is ${name} after that?`,
    options,
    right: [to.in],
    explain([picked]) {
      if (picked === to.in) return reason;
      return `${misled(picked as Spot, to, appears, now)} ${reason}`;
    },
  };
}

function whyThere(to: Whereabouts, name: string): string {
  switch (to.in) {
    case 'nowhere':
      return `${capital(name)} has an address and no entry: the first touch will find it a frame.`;
    case 'file':
      return `${capital(name)} has an address; its contents stay in the file until somebody reads them.`;
    default:
      return `${capital(name)} was touched in the same step, so it is in ${sayWhere(to)}.`;
  }
}

function whyMoved(to: Whereabouts, name: string): string {
  switch (to.in) {
    case 'swap':
      return `It was used longer ago than others and exists nowhere else, so it is written to ${sayWhere(to)}.`;
    case 'file':
      return 'It was never written, so its file has the same bytes: its frame is taken and nothing is saved.';
    case 'frame':
      return `Other pages go first: ${name} stays in ${sayWhere(to)}.`;
    default:
      return 'Nothing in it was worth keeping.';
  }
}

/** Which rule would have given a wrong answer. */
function misled(picked: Spot, to: Whereabouts, appears: boolean, { state }: MachineMoment): string {
  const free = formatBytes(state.ram.free * pageBytes);
  switch (picked) {
    case 'frame':
      return appears
        ? `That would be so if memory were given out when it is asked for. ${free} are free, and none is taken.`
        : 'That would be so if a page kept its frame for good.';
    case 'swap':
      return to.in === 'file'
        ? 'That is where a page goes that was written.'
        : 'Swap takes what was in RAM before and has to leave.';
    case 'file':
      return 'That is where a page is that nobody has changed since.';
    default:
      return to.in === 'frame'
        ? 'Contents that were written are never thrown away.'
        : 'Its contents would be lost then.';
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
