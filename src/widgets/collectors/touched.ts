import type { NodeId } from '../../model/gc/graph.ts';
import type { HeapMoment } from './look.ts';

/** The objects that a step is about. */
export function touchedOf({ events, fault }: HeapMoment): ReadonlySet<NodeId> {
  const touched = new Set<NodeId>();
  for (const event of events) {
    switch (event.kind) {
      case 'visited':
      case 'scanned':
      case 'forwarded':
      case 'moved':
      case 'updated':
      case 'copied':
      case 'promoted':
      case 'allocated':
      case 'declared':
      case 'shaded':
      case 'subtracted':
      case 'separated':
      case 'entry-kept':
        touched.add(event.subject);
    }
  }
  // Scanning is about what is scanned; what moves because of it has arrived where it is to be seen.
  if (fault && 'subject' in fault) touched.add(String(fault.subject));
  return touched;
}

/** The references that a step is about, as `from>to`. */
export function nowOf({ events }: HeapMoment): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) =>
      event.kind === 'referred' || event.kind === 'remembered'
        ? [`${event.subject}>${event.target}`]
        : event.kind === 'visited' || event.kind === 'scanned'
          ? event.found.map((to) => `${event.subject}>${to}`)
          : [],
    ),
  );
}
