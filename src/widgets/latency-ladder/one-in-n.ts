import type { RungId } from '../../model/latency/rungs.ts';

/** One fault in N references, the others all answered alike. */
export interface OneInN {
  readonly hit: Hit;
  readonly from: From;
  readonly n: number;
}

export const hits = ['l1', 'l2', 'l3', 'ram'] as const satisfies readonly RungId[];
export const froms = ['minor', 'zram', 'nvme', 'ssd', 'disk'] as const satisfies readonly RungId[];
export type Hit = (typeof hits)[number];
export type From = (typeof froms)[number];

/** The slider's places: 1, 2, 5 in each power of ten, from 10 to the most that a statement may count. */
export const places: readonly number[] = Array.from(
  { length: 25 },
  (_, place) => [1, 2, 5][place % 3]! * 10 ** (1 + Math.floor(place / 3)),
);

export const oneInN = ({ hit, from, n }: OneInN): string =>
  `model latency\naccess ${hit} times ${n - 1}\nfault ${from}`;

/** What a script says, if it is one of these. */
export function readOneInN(statements: readonly { readonly kind: string }[]): OneInN | undefined {
  const [access, fault, ...more] = statements as readonly {
    readonly kind: string;
    readonly place: string;
    readonly times?: number;
  }[];
  const hit = access?.kind === 'access' && hits.find((one) => one === access.place);
  const from = fault?.kind === 'fault' && froms.find((one) => one === fault.place);
  if (!hit || !from || more.length > 0 || (fault.times ?? 1) > 1) return undefined;
  return { hit, from, n: (access.times ?? 1) + 1 };
}

/** The place of the slider that is nearest to a number. */
export const placeOf = (n: number): number =>
  places.reduce(
    (best, value, place) =>
      Math.abs(Math.log(value / n)) < Math.abs(Math.log(places[best]! / n)) ? place : best,
    0,
  );
