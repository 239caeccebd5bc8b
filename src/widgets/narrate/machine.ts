import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { faultWord } from './fault-word.ts';
import { access, howItCame, pageTables, tooSoon, whatElseCame } from './machine/access.ts';
import { kept, named, namedWord } from './machine/block.ts';
import { narrateKill, narrateShortage } from './machine/oom.ts';
import { spawned, tuned } from './machine/process.ts';
import { groupLabel, narrateReclaim } from './machine/reclaim.ts';
import { eventsOf, freed, type MachineFrame, type Told } from './machine/told.ts';
import { tellVmEvent } from './vm-event.ts';
import { counted, listed } from './words.ts';

const pageBytes = 4096;

/** More than this is no caption any more: what matters least is left out. */
const mostCharacters = 240;

/** What a step of the machine did, to what, and because of what: a sentence or a few. */
export function narrateMachine(frame: MachineFrame): string {
  const { fault, events } = frame;
  if (fault) return fitting([fault.message, whyFault(frame)]);
  const [event, told] = matter(frame);
  if (!event || !told) return 'Nothing had to change.';
  const { kind } = event;
  if (kind === 'oom-invoked' || kind === 'oom-chosen') return told.text;
  return fitting([
    told.text,
    kind === 'accessed' ? howItCame(event, events) : whatElseCame(events),
    tooSoon(events),
    narrateReclaim(frame),
    pageTables(events),
  ]);
}

/** How things stand before anything happens. */
export function narrateMachineStart(state: MachineState): string {
  const { ram, swap, overcommit, processes } = state;
  const size = (pages: number) => formatBytes(pages * pageBytes);
  const room = swap.pages > 0 ? `swap has ${size(swap.pages)}` : 'there is no swap';
  const promised =
    overcommit.mode === 2 ? ` Promises have to stay below ${size(overcommit.limit)}.` : '';
  const names = listed(processes.map(({ name }) => name));
  return `RAM has ${size(ram.pages)} in ${counted(ram.pages, 'frame')}, ${formatNumber(ram.free)} of them free; ${room}. Process ${names} has no page in memory yet.${promised}`;
}

/** The kind of step, for a pill. */
export function wordOfMachine(frame: MachineFrame): string {
  const { fault, events } = frame;
  if (!fault) return matter(frame)[1]?.word ?? 'No change';
  if (eventsOf(events, 'ended').some(({ exitCode }) => exitCode === 134)) return 'SIGABRT';
  const words: Readonly<Record<string, string>> = {
    'out-of-memory': 'ENOMEM',
    refused: 'Refused',
    'too-many': 'Refused',
    'nobody-to-kill': 'OOM',
    panicked: 'Panic',
  };
  return words[fault.code] ?? faultWord(fault);
}

/** What the step is about: the event of the highest rank, and of several the first. */
function matter(frame: MachineFrame): readonly [MachineEvent?, Told?] {
  let best: readonly [MachineEvent?, Told?] = [];
  for (const event of frame.events) {
    const told = tell(event, frame);
    if (told && (!best[1] || (told.rank ?? 1) > (best[1].rank ?? 1))) best = [event, told];
  }
  return best;
}

function tell(event: MachineEvent, frame: MachineFrame): Told | undefined {
  const { events, state } = frame;
  const who = 'process' in event ? `Process ${event.process}` : '';
  switch (event.kind) {
    case 'accessed':
      return access(event, frame);
    case 'named':
      return { word: namedWord(event, events), text: named(event, frame), rank: 2 };
    case 'given-back':
      if (event.because === 'unreachable') return undefined;
      return event.because === 'munmap'
        ? {
            word: 'Munmap',
            text: `${who} unmaps ${event.name}: its addresses are gone, and with them the frames that nobody else uses.`,
            rank: 2,
          }
        : { word: 'Free', text: `${who} frees ${event.name}. ${kept(events, 'It')}`, rank: 2 };
    case 'heap': {
      const { kind, block = 0 } = event.event;
      // Only realloc to 0 bytes has nothing else to say.
      if (kind !== 'put' && kind !== 'unmap') return undefined;
      const at = `0x${(block + 16).toString(16)}`;
      return { word: 'Free', text: `${who} gives back the block at ${at}.`, rank: 0 };
    }
    case 'called':
      return {
        word: 'Call',
        text: `${who} calls ${event.name}, ${counted(event.depth, 'call')} deep: a frame of ${formatBytes(event.bytes)} on its stack.`,
        rank: 2,
      };
    case 'returned':
      return {
        word: 'Return',
        text: `${who} returns from ${event.name}: ${formatBytes(event.bytes)} of its stack are free for the next call. The pages stay.`,
        rank: 2,
      };
    case 'spawned':
      return { ...spawned(event, frame), rank: 2 };
    case 'ended': {
      const exits = event.ending === 'exit';
      const how = exits ? 'exits with' : 'is killed from outside, exit';
      const text = `${who} ${how} code ${event.exitCode}: ${freed(events)}.`;
      return { word: exits ? 'Exit' : 'Kill', text, rank: 2 };
    }
    case 'referred':
      return { word: 'Refer', text: `The object ${event.from} refers to ${event.to} now.` };
    case 'cut':
      return {
        word: 'Cut',
        text: `The object ${event.from} no longer refers to ${event.to}. A collection finds out whether anything else does.`,
      };
    case 'dropped':
      return {
        word: 'Drop',
        text: `The variable ${event.name} no longer holds its object. No memory comes free before a collection.`,
      };
    case 'collected': {
      const dead = eventsOf(events, 'given-back').map(({ name }) => name);
      const found = `${counted(event.objects, 'object')}, ${formatBytes(event.bytes)}, to which no variable leads: ${listed(dead)}.`;
      const text =
        event.objects === 0
          ? 'frees nothing: a variable leads to every object.'
          : `frees ${found} ${kept(events, 'That memory')}`;
      return { word: 'Collect', text: `A collection in ${event.process} ${text}`, rank: 2 };
    }
    case 'limited': {
      const group = groupLabel(event.group);
      return {
        word: 'Limit',
        text: `From now on ${group} may have ${formatBytes(event.bytes)} of memory (memory.max).`,
      };
    }
    case 'tuned':
      return { word: 'Setting', text: tuned(event, state) };
    case 'idled': {
      const { avg10 } = state.pressure.some;
      const waited =
        avg10 > 0 ? ` Lately somebody waited for memory ${avg10} % of the time (avg10).` : '';
      return {
        word: 'Wait',
        text: `Time passes: ${formatNumber(event.milliseconds)} ms.${waited}`,
      };
    }
    case 'oom-invoked':
      return { word: 'OOM', text: narrateShortage(event, frame), rank: 3 };
    case 'oom-chosen':
      return { word: 'OOM kill', text: narrateKill(event, frame), rank: 3 };
    case 'overcommit-refused':
    case 'oom-judged':
    case 'oom-nobody':
      return undefined;
    default:
      return tellVmEvent(event, frame);
  }
}

/** Why memory was refused, or where a stack ended. */
function whyFault({ fault, events, state: { overcommit } }: MachineFrame): string {
  // malloc asks again for other sizes; the least is nearest to what the program wanted.
  const refusal = eventsOf(events, 'overcommit-refused').sort((a, b) => a.asked - b.asked)[0];
  if (fault?.code === 'out-of-memory' && refusal) {
    const { asked, allowed } = refusal;
    const size = (pages: number) => formatBytes(pages * pageBytes);
    return overcommit.mode === 2
      ? `All promises would come to ${size(asked)} with it, and have to stay below ${size(allowed)}.`
      : `The kernel won't promise ${size(asked)}, more than all RAM and swap, which are ${size(allowed)}.`;
  }
  const called = eventsOf(events, 'called')[0];
  return fault?.code === 'signal' && called
    ? `The stack overflows: call ${formatNumber(called.depth)} finds no room for its frame.`
    : '';
}

/** As many of the sentences as fit, the first in any case. */
function fitting([first = '', ...others]: readonly string[]): string {
  return others.reduce((text, one) => {
    const longer = one && `${text} ${one}`;
    return longer && longer.length <= mostCharacters ? longer : text;
  }, first);
}
