import type { HeapReading } from '../sandbox/chunks.ts';
import { isOver } from './trend.ts';

/** A leak of one object in fewer rounds than this is still seen. */
const REST = 40;

/** True where nothing has moved for a while, and a rise would have come by now if rises still came. */
export function isAtRest(readings: readonly HeapReading[]): boolean {
  const last = readings.at(-1);
  const tail = readings.slice(-REST);
  return (
    tail.length === REST &&
    tail.every(({ bytes, blocks }) => bytes === last!.bytes && blocks === last!.blocks) &&
    isOver(readings.map((reading) => reading.bytes))
  );
}
