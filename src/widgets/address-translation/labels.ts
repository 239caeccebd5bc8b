import { formatAddress } from '../../model/units.ts';

/** Flags of an entry in the order of their bits, each by a letter. */
export const flagLetters: readonly (readonly [flag: string, letter: string, meaning: string])[] = [
  ['present', 'P', 'present'],
  ['writable', 'W', 'writable'],
  ['user', 'U', 'for programs'],
  ['accessed', 'A', 'accessed'],
  ['dirty', 'D', 'dirty'],
  ['large', 'L', 'large page'],
  ['global', 'G', 'global'],
  ['noExecute', 'N', 'no-execute'],
];

/** What the letters mean. */
export const flagKey = flagLetters.map(([, letter, meaning]) => `${letter} ${meaning}`).join(', ');

/** The flags that are set, in words. */
export const flagWords = (flags: readonly string[]): string =>
  flagLetters
    .filter(([flag]) => flags.includes(flag))
    .map(([, , meaning]) => meaning)
    .join(', ') || 'none';

/** The word for a fault, as it stands beside what is red. */
export const faultWords: Readonly<Record<string, string>> = {
  'not-present': 'not present',
  'write-protected': 'read-only',
  'kernel-page': 'kernel only',
  'no-execute': 'no-execute',
  'non-canonical': 'not canonical',
  'reserved-bit': 'reserved bit',
  'beyond-memory': 'no such frame',
  'stale-translation': 'stale',
  'outside-segment': 'beyond the limit',
  'outside-space': 'outside the space',
  'no-segment': 'no such segment',
};

/** The number of the page at an address, in pages of a size. */
export const pageNumber = (address: bigint | string, pageBytes: number): string =>
  formatAddress(BigInt(address) / BigInt(pageBytes));

/** Zeros and ones, the highest first. */
export const bitsOf = (value: number, bits: number): string =>
  bits === 0 ? '' : value.toString(2).padStart(bits, '0');

/** Which bits of the address a field is. */
export const rangeOf = (low: number, bits: number): string =>
  bits === 0 ? 'no bits' : `${low + bits - 1}–${low}`;

const doers: Readonly<Record<string, string>> = {
  read: 'reads',
  write: 'writes',
  exec: 'runs code at',
};

/** `the program reads`; for what changes the tables, the statement's own word. */
export const deed = (verb: string | undefined, kernel: boolean): string => {
  const does = doers[verb ?? ''];
  return does
    ? `${kernel ? 'the kernel' : 'the program'} ${does}`
    : (verb ?? 'not used at this step');
};

/** Text in red, where something is wrong. */
export const toned = (bad: boolean): { tone?: 'fault' } => (bad ? { tone: 'fault' } : {});

/** A hit that the table no longer agrees with. */
export const staleWords = 'stale: the table differs';

/** What the TLB's answer means. */
export const tlbWords = {
  hit: 'hit: no table is read',
  missed: 'miss: tables are walked',
} as const;
