import type { CollectorsPoint, CollectorsState } from '../../model/collectors/state.ts';
import { formatNumber } from '../../model/units.ts';
import type { Play } from '../kit/moment.ts';

/** What lies along the charts: what the script's statements change. */
export interface Axis {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly at: (point: CollectorsPoint, index: number) => number;
  readonly text: (value: number) => string;
}

/** Heap sizes in KiB, or what lives; where a script changes both, its steps. */
export function axisOf({ script, last }: Play<CollectorsState, unknown>): Axis {
  const statements = script.statements as readonly { kind: 'heap' | 'live'; bytes: number }[];
  const kinds = new Set(statements.map(({ kind }) => kind));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined) {
    return {
      ...{ name: 'step', least: 0, most: Math.max(last, 1) },
      at: (_, index) => index + 1,
      text: formatNumber,
    };
  }
  const sizes = statements.map(({ bytes }) => bytes / 1024);
  return {
    name: kind === 'heap' ? 'size of the heap, in KiB' : 'long-lived objects, in KiB',
    least: 0,
    most: Math.max(...sizes, 1),
    at: (point) => point[kind] / 1024,
    text: formatNumber,
  };
}

/** The points from left to right; of two at one place the later one. */
export function overAxis(
  axis: Axis,
  points: readonly CollectorsPoint[],
): { readonly at: number; readonly point: CollectorsPoint }[] {
  const found = new Map(points.map((point, index) => [axis.at(point, index), point]));
  return [...found].map(([at, point]) => ({ at, point })).sort((a, b) => a.at - b.at);
}
