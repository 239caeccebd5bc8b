import type { MachineEvent } from '../../../model/machine/event.ts';
import { counted } from '../words.ts';
import { eventsOf, type Of } from './told.ts';

/** How the page of a fault came: why it was not there, and what the kernel did about it. */
export function narrateFault(
  { pid, page, cause }: Of<'fault'>,
  events: readonly MachineEvent[],
): string {
  const here = (one: { readonly pid: number; readonly page: number }) =>
    one.pid === pid && one.page === page;
  const frame = eventsOf(events, 'mapped').findLast(here)?.frame;
  const copied = eventsOf(events, 'copied').findLast(here);
  const read = eventsOf(events, 'read-in').find(({ ahead }) => !ahead);
  const slot = eventsOf(events, 'swapped-in').find(({ ahead }) => !ahead);
  const ahead = [...eventsOf(events, 'read-in'), ...eventsOf(events, 'swapped-in')].filter(
    (one) => one.ahead,
  ).length;
  const around = eventsOf(events, 'mapped-around').reduce((sum, { pages }) => sum + pages, 0);
  const too = ahead > 0 ? `, and ${counted(ahead, 'page')} around it, too` : '';
  const copy = copied ? ` and copies it to frame ${copied.to}` : '';

  switch (cause) {
    case 'first-write':
      return `No frame is behind it yet: a minor fault gives it frame ${frame}, full of zeros.`;
    case 'first-read':
      return 'Nobody wrote there yet: a minor fault maps the zero page that all share, and takes no frame for it.';
    case 'write-to-zero-page':
      return `It was only read so far, as the zero page: a minor fault gives it frame ${frame}, full of zeros.`;
    case 'copy-on-write': {
      if (!copied) {
        return `Nobody else has the page any more, so a minor fault makes frame ${frame} writable: no copy.`;
      }
      const moved = `a minor fault copies it to frame ${copied.to}`;
      if (copied.cause === 'file-page') return `The file keeps its page: ${moved}.`;
      if (copied.cause === 'swap-slot-shared') {
        return `Another process has it in swap, so ${moved}.`;
      }
      const { from, sharers } = copied;
      const others = sharers === 1 ? 'another process' : `${sharers} others`;
      return `It shares frame ${from} with ${others}, so ${moved}.`;
    }
    case 'write-to-clean-file-page':
      return 'It had nothing that the file lacks: a minor fault makes it writable and notes that it turns dirty.';
    case 'file-page-in-memory': {
      const neighbours = around > 0 ? `, and ${counted(around, 'page')} around it` : '';
      const does = copied ? `copies it to frame ${copied.to}` : `maps it${neighbours}`;
      return `The page cache has it${copied ? '' : ` in frame ${frame}`}: a minor fault ${does}, with no read from disk.`;
    }
    case 'file-page-on-disk':
      return `It is on disk: a major fault reads it${read ? ` from ${read.file} into frame ${read.frame}` : ''}${copy}${too}.`;
    case 'new-file-page':
      return `Nobody used this page yet: a minor fault gives it ${copied ? 'a frame' : `frame ${frame}`}, full of zeros${copy}.`;
    case 'in-swap': {
      const from = slot ? ` from slot ${slot.slot} into frame ${slot.frame}` : '';
      return `It is in swap: a major fault reads it${from}${copy}${too}.`;
    }
    case 'in-swap-cache':
      return `Its swap slot was read into ${copied ? 'memory' : `frame ${frame}`} already: a minor fault maps it${copy}, with no read from disk.`;
    default:
      return cause satisfies never;
  }
}
