import type { Choices } from '../script/settings.ts';
import { oneOf, onOff, size, type Value, whole } from '../script/value.ts';

export type Scheme = 'x86-64' | 'x86-64-5' | 'two-level' | 'linear' | 'segments' | 'base';

export interface PagingSettings {
  readonly scheme: Scheme;
  /** Bytes of a page in `two-level` and `linear`. */
  readonly page: number;
  /** Bytes of the address space, for all but x86-64; 0 for as many as `spaceOf` says. */
  readonly space: number;
  /** Entries of the TLB; 0 for none. */
  readonly tlb: number;
  /** 0 for fully associative; so are ways that do not divide the entries. */
  readonly ways: number;
  /** Whether TLB entries carry the number of their address space. */
  readonly tags: boolean;
}

export const pagingSettings: Choices<PagingSettings> = {
  scheme: [oneOf('x86-64', 'x86-64-5', 'two-level', 'linear', 'segments', 'base'), 'x86-64'],
  page: [powerOfTwo('a page size, a power of two', 8, 2 ** 16), 4096],
  space: [powerOfTwo('the size of an address space, a power of two', 16, 2 ** 32), 0],
  tlb: [whole('TLB entries', 0, 4096), 16],
  ways: [whole('ways', 0, 4096), 4],
  tags: [onOff, false],
};

function powerOfTwo(what: string, min: number, max: number): Value<number> {
  const inner = size(what);
  const expected = `${what} from ${inner.write(min)} to ${inner.write(max)}`;
  return {
    expected,
    read(reader) {
      const from = reader.at;
      const value = inner.read(reader);
      if (value === undefined) return undefined;
      if (value >= min && value <= max && Number.isInteger(Math.log2(value))) return value;
      reader.at = from;
      return reader.fail(expected);
    },
    write: inner.write,
  };
}
