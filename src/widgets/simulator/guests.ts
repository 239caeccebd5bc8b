import { type AnyMoment, type Guest, guestOf } from './guest.ts';

type Load = () => Promise<Guest>;

/**
 * Who draws the scripts of a model. A guest is loaded when its first script plays, so that a reader
 * pays for what is looked at; a model that has none is drawn as tables.
 */
const guests: Readonly<Record<string, Load>> = {
  replacement: async () => (await import('./replacement-guest.ts')).replacementGuest,
  race: async () => guestOf((await import('../replacement-race/figure.tsx')).spec),
  cliff: async () => guestOf((await import('../the-cliff/figure.tsx')).spec),
  paging: async () => guestOf((await import('../address-translation/figure.tsx')).spec),
  stack: async () => (await import('./stack-guest.tsx')).stackGuest,
  heap: async () => guestOf((await import('../the-allocator/figure.tsx')).spec),
  heaps: async () => guestOf((await import('../the-allocator/figure.tsx')).spec),
  buddies: async () => guestOf((await import('../buddy-and-slab/figure.tsx')).spec),
  program: async () => guestOf((await import('../stack-and-heap/figure.tsx')).spec),
  gc: async () => guestOf((await import('../collectors/figure.tsx')).spec),
  collectors: async () => guestOf((await import('../collectors/figure.tsx')).spec),
  oom: async () => guestOf((await import('../oom-killer/figure.tsx')).spec),
  latency: async () => guestOf((await import('../latency-ladder/figure.tsx')).spec),
};

const loaded = new Map<string, Guest>();
const lost = new Set<string>();
const waiting = new Set<() => void>();

/** The name in the table: a model's, but for heaps of halves, slabs or classes. */
export function guestName({ play }: Pick<AnyMoment, 'play'>): string {
  const { model, chosen } = play.script;
  const { allocator = 'list' } = chosen as { allocator?: string };
  const rows = model.name === 'heap' && allocator !== 'list' && allocator !== 'glibc';
  return rows ? 'buddies' : model.name;
}

/** The guest of a moment's model, if it has come already. */
export const guestAt = (moment: Pick<AnyMoment, 'play'>): Guest | undefined =>
  loaded.get(guestName(moment));

/** Whether a guest is on its way. */
export const isAwaited = (name: string): boolean =>
  name in guests && !loaded.has(name) && !lost.has(name);

/** Fetches a guest once; those who wait are told. Without a connection the tables stay. */
export async function invite(name: string): Promise<void> {
  const load = guests[name];
  if (!load || loaded.has(name)) return;
  const guest = await load().catch(() => undefined);
  if (guest) loaded.set(name, guest);
  else lost.add(name);
  for (const tell of waiting) tell();
}

/** Calls back whenever a guest has come; gives the way to end that. */
export function onArrival(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}
