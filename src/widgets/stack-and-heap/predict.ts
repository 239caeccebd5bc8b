import type { ProgramEvent } from '../../model/program/event.ts';
import type { ProgramState } from '../../model/program/view.ts';
import type { SlotView } from '../../model/stack/view.ts';
import { formatAddress, formatNumber } from '../../model/units.ts';
import type { Option, Question } from '../kit/question.ts';
import { faultText } from '../narrate/fault-text.ts';
import { asSentence, listed } from '../narrate/words.ts';
import type { ProgramMoment } from './geometry.ts';
import { heapBlocks } from './heap-bands.ts';
import { labelOf } from './heap-column.tsx';
import { lineOf, sourceOf } from './source.ts';

/** What to ask before a step: where a pointer will lead, what is written over, what goes wrong. */
export function predict(now: ProgramMoment, next: ProgramMoment): Question | undefined {
  if (now.step === 0) return firstMistake(now);
  const { statement, fault } = next;
  if (fault?.code === 'stack-overflow') return whatIsHit(next);
  switch (statement?.kind) {
    case 'return':
      return now.state.collected ? whatStays(now, next) : whereReturned(now, next);
    case 'write':
      return whatIsWritten(now, next);
    case 'malloc':
    case 'calloc':
      return whichBlock(now, next);
    default:
      return undefined;
  }
}

/** Which line is the first that goes wrong, where one does. */
function firstMistake({ play }: ProgramMoment): Question | undefined {
  const source = sourceOf({ play, step: 0 });
  if (play.last > 40) return undefined;
  const steps = Array.from({ length: play.last }, (_, index) => index + 1);
  const wrong = steps.find((step) => play.at(step).fault);
  if (wrong === undefined) return undefined;
  const right = lineOf(play, wrong)!;
  const lines = [...new Set(steps.map((step) => lineOf(play, step)!))].sort((a, b) => a - b);
  if (lines.length < 2) return undefined;
  const why = faultText(play.at(wrong).fault!);
  return {
    prompt: 'Which line is the first that goes wrong?',
    options: lines.map((line) => ({
      id: `line:${line}`,
      label: `line ${line}: ${source.lines[line - 1]!.trim()}`,
    })),
    right: [`line:${right}`],
    explain([answer]) {
      const line = Number(answer?.slice(5));
      const later = steps.find(
        (step) => step > wrong && lineOf(play, step) === line && play.at(step).fault,
      );
      if (line === right || answer === undefined) return `Line ${right}: ${why}`;
      if (later) return `Line ${line} goes wrong, too, but later. Line ${right}: ${why}`;
      return `Line ${line} does what C allows. Line ${right}: ${why}`;
    },
  };
}

const setIn = ({ events }: ProgramMoment) =>
  events.find((one): one is Extract<ProgramEvent, { kind: 'set' }> => one.kind === 'set');

/** Where a pointer that a function gives back will lead. */
function whereReturned({ state }: ProgramMoment, next: ProgramMoment): Question | undefined {
  const set = setIn(next);
  const pointer = next.state.pointers.find(({ from }) => from === set?.address);
  if (!set || !pointer || pointer.to === 0) return undefined;
  const right = optionAt(state, pointer.to);
  const options = [
    ...state.stack.frames
      .slice(-2)
      .flatMap((frame) =>
        frame.slots.filter(isVariable).map((slot) => slotOption(slot, frame.name)),
      ),
    ...liveBlocks(state),
  ];
  if (!right || !options.some(({ id }) => id === right)) return undefined;
  const gone = pointer.state === 'dangling';
  return {
    prompt: `Where will ${set.to} point after ${next.operation}?`,
    options,
    right: [right],
    explain([answer]) {
      const copied = `A return copies what the variable holds, and that is ${set.value}${set.target ? `, the address of ${set.target}` : ''}.`;
      const after = gone
        ? ' The frame is gone then, the address is not: it dangles.'
        : ' The frame goes, the block stays until somebody frees it.';
      if (answer === right) return copied + after;
      const other = options.find(({ id }) => id === answer)?.label ?? 'another place';
      return `For ${other} its own address would have to come back. ${copied}${after}`;
    },
  };
}

/** Which slots a write by a name goes over. */
function whatIsWritten({ state }: ProgramMoment, next: ProgramMoment): Question | undefined {
  const wrote = next.events.flatMap((one) =>
    one.kind === 'stack' && one.event.kind === 'wrote' ? [one.event] : [],
  )[0];
  const { frames } = state.stack;
  const first = Number(wrote?.address);
  const all = frames
    .slice(-2)
    .flatMap((frame) => frame.slots.map((slot) => ({ slot, frame: frame.name })));
  const own = all.find(({ slot }) => Number(slot.address) === first)?.slot;
  if (!wrote || !own || own.bytes <= 8) return undefined;
  const end = first + wrote.bytes;
  const over = all.filter(
    ({ slot }) => Number(slot.address) < end && Number(slot.address) + slot.bytes > first,
  );
  const right = over.map(({ slot }) => `at:${Number(slot.address)}`);
  const names = over.map(({ slot, frame }) => `${slot.name} of ${frame}`);
  return {
    prompt: `Which parts of the stack will ${next.operation} write to?`,
    options: all.map(({ slot, frame }) => slotOption(slot, frame)),
    right,
    many: true,
    explain(answer) {
      const told = `From ${formatAddress(first)} on, ${formatNumber(wrote.bytes)} bytes up to higher addresses: that is ${listed(names)}.`;
      const below = answer.some((id) => Number(id.slice(3)) < first);
      return below ? `Nothing below ${own.name} is hit: a write goes up. ${told}` : told;
    },
  };
}

/** Which free block malloc will hand out, where it has a choice. */
function whichBlock({ state }: ProgramMoment, next: ProgramMoment): Question | undefined {
  const heap = next.events.flatMap((one) => (one.kind === 'heap' ? [one.event] : []));
  const given = heap.find(({ kind }) => kind === 'assign') as { address?: number } | undefined;
  const free = state.heap.blocks.filter((block) => block.state === 'free');
  const right = free.find(
    ({ address, size }) =>
      given?.address !== undefined && given.address >= address && given.address < address + size,
  );
  if (!right || free.length < 2) return undefined;
  const why = heap.find(({ kind }) => kind === 'take' || kind === 'search')!.because;
  return {
    prompt: `Which bytes will ${next.operation} get?`,
    options: free.map((block) => ({ id: `block:${block.address}`, label: labelOf({ block }) })),
    right: [`block:${right.address}`],
    explain: ([answer]) =>
      answer === `block:${right.address}`
        ? asSentence(why)
        : `The end of the heap is cut only when no freed block will do. ${asSentence(why)}`,
  };
}

/** What a recursion runs into. */
function whatIsHit({ fault, state }: ProgramMoment): Question {
  const { name, depth } = state.stack.frames[0]!;
  const frame = `frame:${depth}`;
  return {
    prompt: 'The calls go on. What do they run into first?',
    options: [
      { id: frame, label: `the frame of ${name}` },
      { id: 'guard', label: 'the guard page' },
      { id: 'heap', label: 'the heap' },
    ],
    right: ['guard'],
    explain([answer]) {
      const told = faultText(fault!);
      if (answer === frame) return `A stack grows down, away from its first frame. ${told}`;
      if (answer === 'guard') return told;
      return `The heap lies far below, at 0x5555…: the guard page comes first. ${told}`;
    },
  };
}

/** What a function's frame takes along, and what stays: the objects that a variable still leads to. */
function whatStays({ state }: ProgramMoment, next: ProgramMoment): Question | undefined {
  const frame = state.stack.frames.at(-1)!;
  const objects = liveBlocks(state);
  const gives = (next.statement as { to?: string }).to !== undefined;
  const loses = next.events.some((one) => one.kind === 'unreachable');
  if (objects.length < 2 || !(gives || loses)) return undefined;
  const stays = new Set(
    next.state.objects.filter((one) => one.reachable).map(({ user }) => `block:${user}`),
  );
  const right = objects.map(({ id }) => id).filter((id) => stays.has(id));
  const { kind } = next.statement!;
  return {
    prompt: `${frame.name} comes to its ${kind}. What can the program still get at afterwards?`,
    options: [
      ...frame.slots.filter(isVariable).map((slot) => slotOption(slot, frame.name)),
      ...objects,
    ],
    right,
    many: true,
    explain(answer) {
      const told =
        right.length === 0
          ? 'No local is left that leads to an object.'
          : `Locals lead to ${listed(objects.filter(({ id }) => right.includes(id)).map(({ label }) => label))}, some over another object.`;
      const locals = answer.some((id) => id.startsWith('at:'));
      return locals ? `Locals go with their frame, whatever they hold. ${told}` : told;
    },
  };
}

const isVariable = ({ kind }: SlotView): boolean => kind === 'local' || kind === 'parameter';

const slotOption = (slot: SlotView, frame: string): Option => ({
  id: `at:${Number(slot.address)}`,
  label: `${slot.name} of ${frame}`,
});

function liveBlocks(state: ProgramState): Option[] {
  return heapBlocks(state)
    .blocks.filter(({ block }) => block.state === 'live')
    .map((drawn) => ({ id: `block:${drawn.block.address}`, label: labelOf(drawn) }));
}

/** The option for what lies at an address. */
function optionAt({ heap, stack }: ProgramState, address: number): string | undefined {
  const block = heap.blocks.find(({ user, state }) => state === 'live' && user === address);
  if (block) return `block:${block.address}`;
  const slots = stack.frames.flatMap(({ slots: some }) => some);
  return slots.some((slot) => Number(slot.address) === address) ? `at:${address}` : undefined;
}
