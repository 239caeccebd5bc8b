import { cliffModel } from '../../model/cliff/cliff-model.ts';
import type { Interval } from '../../model/cliff/state.ts';
import { run } from '../../model/model.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Question } from '../kit/question.ts';
import { listed } from '../narrate/words.ts';
import { courses } from './cliff-chart.tsx';
import { type CliffMoment, type CliffPlay, settingsOf, statementsOf } from './course.ts';
import { type Column, columnNames } from './vmstat-table.tsx';

/** Less of a change than this is none. */
const same = 0.05;

/** What throughput will do after a change, or which columns of vmstat rise once it has set in. */
export function predictCourse(now: CliffMoment, next: CliffMoment): Question | undefined {
  const before = now.state.intervals.at(-1);
  const after = next.state.intervals.at(-1);
  if (before === undefined || after === undefined || next.statement?.kind !== 'run' || next.fault) {
    return undefined;
  }
  const { statement } = now;
  return statement !== undefined && statement.kind !== 'run'
    ? throughputQuestion(now, next, before, after)
    : columnsQuestion(before, after);
}

type CourseId = (typeof courses)[number]['id'];

function courseOf(before: number, after: number): CourseId {
  if (after > before * (1 + same)) return 'rises';
  return after < before * (1 - same) ? 'falls' : 'stays';
}

function throughputQuestion(
  now: CliffMoment,
  next: CliffMoment,
  before: Interval,
  after: Interval,
): Question {
  const right = courseOf(before.references, after.references);
  return {
    prompt: `${changeOf(now, before)} What will throughput do in the next second?`,
    options: courses,
    right: [right],
    explain([answer]) {
      const [from, to] = [before, after].map(({ references }) => formatNumber(references));
      const said =
        right === 'stays'
          ? `Throughput stays at about ${to} pages a second`
          : `Throughput ${right} from ${from} to ${to} pages a second`;
      const reason = `${said}: ${reasonOf(right, before, after)}.`;
      if (answer === undefined || answer === right) return reason;
      return `${reason} ${elsewhere(now.play, next.step, before, answer as CourseId, right)}`;
    },
  };
}

function changeOf({ statement, state, operation }: CliffMoment, before: Interval): string {
  switch (statement!.kind) {
    case 'programs': {
      const running = state.programs.filter(
        ({ name, standing }) => name !== 'scan' && standing !== 'killed',
      ).length;
      const more = running > before.programs;
      return `${more ? 'More' : 'Fewer'} programs: ${running} in place of ${before.programs}.`;
    }
    case 'set':
      return `Each program keeps using ${formatBytes(state.set * 4096)} now.`;
    case 'scan':
      return 'Somebody begins to read a large file once.';
    default:
      return `Now ${operation}.`;
  }
}

function reasonOf(course: CourseId, before: Interval, after: Interval): string {
  const { majorFaults, vmstat } = after;
  const { si, bi, wa, us } = vmstat;
  if (course === 'rises') {
    if (before.vmstat.wa > wa)
      return `the CPU waits for the disk ${wa} % of the time, and not ${before.vmstat.wa} %`;
    return `the CPU was idle ${before.vmstat.id} % of the time, and what is used still fits`;
  }
  if (course === 'falls' && si > 0) {
    return `what is used no longer fits. There were ${majorFaults} major faults, and the CPU waited for the disk ${wa} % of the time`;
  }
  if (course === 'falls' && bi > 0)
    return 'whoever reads the file has its share of the CPU, but si and so are 0';
  if (course === 'falls') return `fewer programs have work, so the CPU works ${us} % of the time`;
  return si > 0
    ? 'it is the disk that everybody waits for, as before'
    : 'all that is used is still in memory';
}

const others = new WeakMap<CliffPlay, Map<number, ReturnType<typeof traceWith>>>();

const traceWith = (play: CliffPlay, ram: number) =>
  run(cliffModel, statementsOf(play), { ...settingsOf(play), ram });

/** With which memory the answer would have been right, or what came closest: the script, run again. */
function elsewhere(
  play: CliffPlay,
  step: number,
  before: Interval,
  answer: CourseId,
  right: CourseId,
): string {
  const order: readonly CourseId[] = ['falls', 'stays', 'rises'];
  const { ram } = settingsOf(play);
  const larger = order.indexOf(answer) > order.indexOf(right);
  const bytes = larger ? ram * 2 : ram / 2;
  const known = others.get(play) ?? new Map<number, ReturnType<typeof traceWith>>();
  others.set(play, known);
  const trace = known.get(bytes) ?? traceWith(play, bytes);
  known.set(bytes, trace);
  const { references } = trace.frame(step).state.intervals.at(-1)!;
  const was = trace.frame(step - 1).state.intervals.at(-1)?.references ?? before.references;
  const there = `${formatBytes(bytes)} of RAM`;
  const numbers = `${formatNumber(was)} to ${formatNumber(references)}`;
  return courseOf(was, references) === answer
    ? `With ${there} you would be right: it goes from ${numbers} there.`
    : `With ${there} it goes from ${numbers}.`;
}

/** Columns that beginners can tell apart, and whose change is worth a guess. */
const asked: readonly Column[] = ['b', 'swpd', 'si', 'so', 'us', 'wa'];
/** Changes that show: in KiB a second, or in per cent of the time. */
const worthAsking = { si: 200, wa: 10 };

function columnsQuestion(
  { vmstat: before }: Interval,
  { vmstat: after }: Interval,
): Question | undefined {
  const shift = Math.abs(after.si - before.si) >= worthAsking.si;
  if (!shift && Math.abs(after.wa - before.wa) < worthAsking.wa) return undefined;
  const right = asked.filter((name) => after[name] > before[name]);
  if (right.length === 0 || right.length === asked.length) return undefined;
  const move = (name: Column): string =>
    `${name} from ${formatNumber(before[name])} to ${formatNumber(after[name])}`;
  return {
    prompt: 'Which columns of vmstat are higher in the next second?',
    many: true,
    options: asked.map((name) => ({ id: name, label: name })),
    right,
    explain(answer) {
      const wrong = (answer as Column[]).filter(
        (name) => asked.includes(name) && !right.includes(name),
      );
      const rest = wrong.map((name) =>
        after[name] === before[name]
          ? ` ${name} (${columnNames[name]}) stays at ${formatNumber(after[name])}.`
          : ` ${name} (${columnNames[name]}) goes down, from ${formatNumber(before[name])} to ${formatNumber(after[name])}.`,
      );
      return `Higher: ${listed(right.map(move), asked.length)}.${rest.join('')}`;
    },
  };
}
