import { LocalRecord, type Store } from './local-record.ts';

const record = (store: Store) =>
  new LocalRecord(store, 'pagefault.read', (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined,
  );

/** The addresses of the lessons read on this device. */
export function lessonsRead(store: Store): Set<string> {
  return new Set(record(store).read() ?? []);
}

/** Remembers a lesson as read; reading it again changes nothing. */
export function markRead(store: Store, address: string): void {
  const read = lessonsRead(store);
  if (read.has(address)) return;
  record(store).write([...read, address]);
}
