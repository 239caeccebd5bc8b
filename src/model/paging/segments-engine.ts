import type { Engine, Step } from '../engine.ts';
import { formatAddress, formatBytes } from '../units.ts';
import type { PagingEvent, PagingFault, PagingFaultCode } from './event.ts';
import { spaceOf } from './scheme.ts';
import { type Segment, throughBounds, throughSegments } from './segments.ts';
import type { PagingSettings } from './settings.ts';
import type { AccessStatement, PagingStatement } from './statements.ts';
import type { SegmentsView, SegmentView } from './view.ts';

type NamedSegment = Segment & { readonly name: string };

/** Two bits of the address choose a segment, as in the VAX and in OSTEP's chapter 16. */
const segmentCount = 4;

/** Translation before pages: base and bounds, or four segments. */
export class SegmentsEngine implements Engine<SegmentsView, PagingStatement, PagingEvent> {
  readonly #settings: PagingSettings;
  readonly #spaceBytes: number;
  #segments: readonly (NamedSegment | undefined)[];
  #access: SegmentsView['access'];
  #accesses = 0;
  #faults = 0;

  constructor(settings: PagingSettings) {
    this.#settings = settings;
    this.#spaceBytes = spaceOf(settings);
    this.#segments = Array(settings.scheme === 'base' ? 1 : segmentCount).fill(undefined);
  }

  step(statement: PagingStatement): Step<PagingEvent> {
    const { scheme } = this.#settings;
    switch (statement.kind) {
      case 'segment':
        return this.#set(statement);
      case 'read':
      case 'write':
      case 'exec':
        return this.#translate(statement);
      default:
        return this.#fault(
          'wrong-scheme',
          `The scheme ${scheme} has no pages and no TLB, so there is nothing to ${statement.kind}: choose another in the opening line.`,
        );
    }
  }

  view(): SegmentsView {
    return {
      scheme: this.#settings.scheme,
      spaceBytes: this.#spaceBytes,
      segments: this.#segments.flatMap((segment, number) =>
        segment ? [this.#viewOf(segment, number)] : [],
      ),
      ...(this.#access && { access: this.#access }),
      accesses: this.#accesses,
      faults: this.#faults,
    };
  }

  clone(): SegmentsEngine {
    const copy = new SegmentsEngine(this.#settings);
    copy.#segments = this.#segments;
    copy.#access = this.#access;
    copy.#accesses = this.#accesses;
    copy.#faults = this.#faults;
    return copy;
  }

  #set(statement: Extract<PagingStatement, { kind: 'segment' }>): Step<PagingEvent> {
    const { name, base, limit, grows = 'up' } = statement;
    if (base === undefined || limit === undefined) {
      const missing = base === undefined ? 'base' : 'limit';
      return this.#fault('incomplete-segment', `Segment ${name} needs ${missing}=…`, name);
    }
    const known = this.#segments.findIndex((one) => one?.name === name);
    const free = known < 0 ? this.#segments.indexOf(undefined) : known;
    const number = statement.number ?? free;
    const count = this.#segments.length;
    if (number < 0 || number >= count) {
      return this.#fault(
        'no-segment',
        `There are registers for ${count === 1 ? 'one segment' : `${count} segments`} only; give one of them again, by its name.`,
        name,
      );
    }
    const share = this.#spaceBytes / count;
    if (limit > share) {
      return this.#fault(
        'outside-space',
        `A segment has at most ${formatBytes(share)} of addresses; the limit of ${name} is ${formatBytes(limit)}.`,
        name,
      );
    }
    const segment: NamedSegment = { name, base: Number(base), limit, grows };
    this.#segments = this.#segments.map((one, at) =>
      at === number ? segment : at === known ? undefined : one,
    );
    return { events: [{ kind: 'segment-set', number, ...segment, name }], done: true };
  }

  #translate({ kind, address }: AccessStatement): Step<PagingEvent> {
    const at = formatAddress(address);
    this.#accesses += 1;
    const { index, offset, physical } = this.#answer(Number(address));
    const segment = this.#segments[index];
    this.#access = { kind, address: at, segment: index, offset };
    if (physical !== undefined && segment) {
      this.#access = { ...this.#access, physical };
      const by = this.#settings.scheme === 'base' ? 'base' : 'segment';
      const { name } = segment;
      const event = { address: at, by, physical, offset, name, dirtied: false } as const;
      return { events: [{ kind: 'translated', ...event }], done: true };
    }
    const space = this.#spaceBytes;
    const [code, message] = ((): [PagingFaultCode, string] => {
      if (index < 0)
        return [
          'outside-space',
          `${at} is outside the address space, which has ${formatBytes(space)}.`,
        ];
      if (!segment && this.#settings.scheme === 'base') {
        return ['no-segment', `There is no base and no limit to translate ${at} with: set them.`];
      }
      if (!segment) return ['no-segment', `${at} is in segment ${index}, which was never set.`];
      const { name, limit, grows } = segment;
      const distance = grows === 'up' ? `byte ${offset}` : `${-offset} bytes below the end`;
      return [
        'outside-segment',
        `${at} is ${distance} of ${name}, which has ${formatBytes(limit)}: a segmentation violation, which SIGSEGV is named after.`,
      ];
    })();
    this.#access = { ...this.#access, fault: code };
    return this.#fault(code, message, at);
  }

  #answer(address: number): { index: number; offset: number; physical: number | undefined } {
    const space = this.#spaceBytes;
    if (this.#settings.scheme === 'segments') {
      return throughSegments(this.#segments, space, address);
    }
    const { base, limit } = this.#segments[0] ?? { base: 0, limit: 0 };
    const index = address < space ? 0 : -1;
    return { index, offset: address, physical: throughBounds(base, limit, address) };
  }

  #viewOf({ name, base, limit, grows }: NamedSegment, number: number): SegmentView {
    const share = this.#spaceBytes / this.#segments.length;
    const start = number * share;
    const from = grows === 'up' ? start : start + share - limit;
    return { name, number, base, limit, grows, from, to: from + limit };
  }

  #fault(code: PagingFaultCode, message: string, subject?: string): Step<PagingEvent> {
    this.#faults += 1;
    const fault: PagingFault = { code, message, ...(subject !== undefined && { subject }) };
    return { events: [], fault, done: true };
  }
}
