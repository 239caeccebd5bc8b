import { run } from '../../model/model.ts';
import type { PagingEvent } from '../../model/paging/event.ts';
import { pagingModel } from '../../model/paging/model.ts';
import type { PagingSettings } from '../../model/paging/settings.ts';
import type { PagingStatement } from '../../model/paging/statements.ts';
import type { EntryView } from '../../model/paging/view.ts';
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
import { bitsOf, faultWords } from './labels.ts';

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

const kinds = [
  'none',
  'not-present',
  'write-protected',
  'kernel-page',
  'no-execute',
  'non-canonical',
];

/** At the step that ends an access, where something other than a plain read may come of it. */
function askFault(now: TablesMoment, next: TablesMoment): Question | undefined {
  const { statement, fault, state } = next;
  const access = focusOf(next).access;
  if (!access || access.tlb === 'hit') return undefined;
  const ends = fault !== undefined || access.physical !== undefined;
  const right = access.fault ?? 'none';
  const kernel = (statement as { readonly kernel?: boolean }).kernel ?? false;
  if (!ends || !kinds.includes(right)) return undefined;
  if (right === 'none' && access.kind === 'read' && !kernel) return undefined;
  // The first walk is asked for its indices.
  if (right === 'none' && isFirstWalk(now)) return undefined;
  const because = fault ? firstSentence(fault.message) : 'Every entry on the way allows it.';
  const top = state.addressBits - 1;
  return {
    prompt: `${next.operation}: what comes of it?`,
    options: kinds.map((id) => ({
      id: `fault-${id}`,
      label: id === 'none' ? 'It is allowed' : `Fault: ${faultWords[id]}`,
    })),
    right: [`fault-${right}`],
    explain([picked]) {
      const id = picked?.slice('fault-'.length) ?? right;
      return id === right
        ? because
        : `${wrongly(id, access.kind, kernel, access.visited, top)}${because}`;
    },
  };
}

const firstSentence = (text: string): string => `${text.split(/\.(?: |$)/)[0]}.`;

/** Why it is not this fault, from what the entries say. */
function wrongly(
  id: string,
  kind: string,
  kernel: boolean,
  visited: readonly EntryView[],
  top: number,
): string {
  const all = (flag: string): boolean => visited.every(({ flags }) => flags.includes(flag));
  switch (id) {
    case 'not-present':
      return all('present') && visited.length > 0 ? 'Every entry on the way is present. ' : '';
    case 'write-protected':
      return kind !== 'write' ? 'Nothing is written here. ' : '';
    case 'kernel-page':
      return kernel
        ? 'It is the kernel that asks. '
        : all('user') && visited.length > 0
          ? 'Every entry on the way is for programs, too. '
          : '';
    case 'no-execute':
      return kind !== 'exec' ? 'Nothing is run here. ' : '';
    case 'non-canonical':
      return visited.length > 0 ? `The bits above ${top} all repeat bit ${top}. ` : '';
    default:
      return '';
  }
}
