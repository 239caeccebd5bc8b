import type { ProgramMoment } from './geometry.ts';

/** Bytes that a step read, wrote or handed out, from `from` to before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export function touchedBy({ events }: Pick<ProgramMoment, 'events'>): Range[] {
  return events.flatMap((one): Range[] => {
    const range = (address: number, bytes: number) => [{ from: address, to: address + bytes }];
    switch (one.kind) {
      case 'set':
      case 'found':
        return range(one.address, one.bytes);
      case 'stack':
        return 'touched' in one.event ? range(Number(one.event.address), one.event.bytes) : [];
      case 'heap': {
        const { kind, size, address } = one.event as {
          kind: string;
          size: number;
          address?: number;
        };
        const program = ['assign', 'read', 'write', 'free'].includes(kind);
        return program && address !== undefined ? range(address, size) : [];
      }
      default:
        return [];
    }
  });
}

export const hits = (ranges: readonly Range[], address: number, bytes: number): boolean =>
  ranges.some(({ from, to }) => from < address + bytes && to > address);
