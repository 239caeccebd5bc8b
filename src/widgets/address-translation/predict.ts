import { run } from '../../model/model.ts';
import type { PagingEvent } from '../../model/paging/event.ts';
import { pagingModel } from '../../model/paging/model.ts';
import type { PagingSettings } from '../../model/paging/settings.ts';
import type { PagingStatement } from '../../model/paging/statements.ts';
import type { Question } from '../kit/question.ts';
import { indexOption } from './asked-index.ts';
import {
  type Focus,
  focusOf,
  hasTables,
  isAccess,
  type PagingMoment,
  settingsOf,
  type TablesMoment,
} from './focus.ts';
import { bitsOf } from './labels.ts';

/** Hit or miss where the TLB holds anything; the index in the first walk; the fault where one is possible. */
export function predict(now: PagingMoment, next: PagingMoment): Question | undefined {
  if (!hasTables(now) || !hasTables(next)) return undefined;
  return askFault(now, next) ?? askIndex(next) ?? askTlb(now, next);
}

/** The first access of the script: its walk is the one whose indices are asked for. */
function isFirstWalk({ play, statement }: TablesMoment): boolean {
  return statement === play.script.statements.find(isAccess);
}

function askIndex(next: TablesMoment): Question | undefined {
  const { levels } = focusOf(next);
  const at = levels.findLastIndex(({ read }) => read !== undefined);
  const level = levels[at];
  if (!level || !isFirstWalk(next) || !next.events.some(({ kind }) => kind === 'visited'))
    return undefined;
  const indices = [...new Set(levels.map(({ index }) => index))].sort((a, b) => a - b);
  if (indices.length < 2) return undefined;
  const bits = (one: Focus['levels'][number]): string =>
    `bits ${one.low + one.bits - 1} to ${one.low} are ${bitsOf(one.index, one.bits)}`;
  return {
    prompt: `Which entry of the ${level.name} is read next?`,
    options: indices.map((index) => ({ id: indexOption(at, index), label: `Entry ${index}` })),
    right: [indexOption(at, level.index)],
    explain([picked]) {
      const right = `For the ${level.name}, ${bits(level)}: entry ${level.index}.`;
      const other = levels.find(({ index }) => picked === indexOption(at, index));
      return !other || other.index === level.index
        ? right
        : `${other.index} is the index for the ${other.name}, whose ${bits(other)}. ${right}`;
    },
  };
}

const began = ({ events }: { events: readonly PagingEvent[] }) =>
  events.find((event) => event.kind === 'tlb-hit' || event.kind === 'tlb-missed');

function askTlb(now: TablesMoment, next: TablesMoment): Question | undefined {
  const answer = began(next);
  if (!answer || !now.state.tlb || now.state.tlb.entries.length === 0) return undefined;
  const right = answer.kind === 'tlb-hit' ? 'hit' : 'miss';
  return {
    prompt: `${next.operation}: does the TLB know the page?`,
    options: [
      { id: 'hit', label: 'Hit' },
      { id: 'miss', label: 'Miss' },
    ],
    right: [right],
    explain([picked]) {
      if (answer.kind === 'tlb-hit') {
        const why = `Set ${answer.set} has its page, in way ${answer.way}.`;
        return picked === 'miss'
          ? `${why} ${otherRule(next, 'miss') ?? 'A TLB knows pages, not addresses: any offset will do.'}`
          : why;
      }
      const why =
        answer.because === 'rights'
          ? 'The page is there, but its entry does not allow this access, or is not dirty yet.'
          : `No way of set ${answer.set} has this page${next.state.tlb!.ways < now.state.tlb!.entries.length ? ', whatever the other sets hold' : ''}.`;
      return picked === 'hit' ? `${why}${withSpace(otherRule(next, 'hit'))}` : why;
    },
  };
}

const withSpace = (text: string | undefined): string => (text ? ` ${text}` : '');

/** Another TLB that would have given the other answer, found by running it. */
function otherRule({ play, step }: TablesMoment, answer: 'hit' | 'miss'): string | undefined {
  const chosen = settingsOf({ play });
  const statement = play.trace.statementAt(step);
  const rules: readonly (readonly [Partial<PagingSettings>, string])[] = [
    [{ ways: 0 }, `In a TLB of one set, with all ${chosen.tlb} ways, it would be a ${answer}.`],
    [
      { tags: !chosen.tags },
      chosen.tags
        ? 'Without tags the switch would have emptied it: a miss.'
        : 'With tags it would still be there: a hit.',
    ],
    [
      { tlb: chosen.tlb * 4, ways: chosen.ways * 4 },
      `With four times the ways it would be a ${answer}.`,
    ],
  ];
  return rules.find(([other]) => {
    const trace = run(pagingModel, play.script.statements as readonly PagingStatement[], {
      ...chosen,
      ...other,
    });
    for (let at = 1; at <= trace.last; at += 1) {
      if (trace.statementAt(at) !== statement) continue;
      const found = began(trace.frame(at));
      return found !== undefined && (found.kind === 'tlb-hit' ? 'hit' : 'miss') === answer;
    }
    return false;
  })?.[1];
}

const outcomes: readonly (readonly [code: string, label: string])[] = [
  ['none', 'Allowed'],
  ['not-present', 'Not present'],
  ['write-protected', 'Read-only'],
  ['kernel-page', 'Kernel only'],
  ['no-execute', 'No-execute'],
  ['non-canonical', 'Not canonical'],
];

/** At the step that ends an access, where something other than a plain read may come of it. */
function askFault(now: TablesMoment, next: TablesMoment): Question | undefined {
  const focus = focusOf(next);
  const { access, kernel } = focus;
  if (!access || access.tlb === 'hit') return undefined;
  const right = access.fault ?? (access.physical === undefined ? '' : 'none');
  if (!outcomes.some(([code]) => code === right)) return undefined;
  // The first walk is asked for its indices.
  const plain = (access.kind === 'read' && !kernel) || isFirstWalk(now);
  if (right === 'none' && plain) return undefined;
  const because = reasonOf(right, focus, next.state.addressBits);
  return {
    prompt: `${next.operation}: is it allowed, or which fault comes of it?`,
    options: outcomes.map(([code, label]) => ({ id: `fault-${code}`, label })),
    right: [`fault-${right}`],
    explain([picked]) {
      const code = picked?.slice('fault-'.length) ?? right;
      return code === right ? because : `${notSo(code, focus)}${because}`;
    },
  };
}

/** The rule that decides, and the entry that it is about. */
function reasonOf(code: string, { faulty }: Focus, addressBits: number): string {
  const entry = `${faulty?.name} entry ${faulty?.index}`;
  switch (code) {
    case 'not-present':
      return `The walk ends at ${entry}, which has no P.`;
    case 'write-protected':
      return `To write takes a W in every entry on the way, and ${entry} has none.`;
    case 'kernel-page':
      return `For a program it takes a U in every entry on the way, and ${entry} has none.`;
    case 'no-execute':
      return `To run code no entry on the way may have an N, and ${entry} has one.`;
    case 'non-canonical':
      return `Bits 63 to ${addressBits - 1} are not all alike, which is looked at before any table.`;
    default:
      return 'Every entry on the way allows it.';
  }
}

/** Why it is not this fault, where the access or the entries tell. */
function notSo(code: string, { access, kernel }: Focus): string {
  const { kind, visited } = access!;
  if (code === 'write-protected' && kind !== 'write') return 'Nothing is written here. ';
  if (code === 'no-execute' && kind !== 'exec') return 'Nothing is run here. ';
  if (code === 'kernel-page' && kernel) return 'It is the kernel that asks. ';
  if (visited.length === 0) return '';
  if (code === 'non-canonical') return 'The upper bits are all alike. ';
  const lacks = (flag: string): boolean => visited.some(({ flags }) => !flags.includes(flag));
  if (code === 'not-present' && !lacks('present')) return 'Every entry on the way has its P. ';
  if (code === 'kernel-page' && !lacks('user')) return 'Every entry on the way has its U. ';
  return '';
}
