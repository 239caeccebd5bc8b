/** What a series of numbers, one a round, does in the long run. */

/** A plateau this many times as long as the longest gap between rises ends the growth: an array
 * that doubles rests for up to twice as long before each rise as before the last. */
const PATIENCE = 2.1;
/** Fewer rises than this are events, such as a table made late, not a trend. */
const MIN_RISES = 3;
/** Steps between the means of equal stretches may differ by this factor and still be one trend. */
const STEADINESS = 0.4;
const MIN_NET_SHARE = 0.5;

/** The last three quarters: what comes before is warm-up. */
export function settled<T>(series: readonly T[]): readonly T[] {
  return series.slice(Math.max(2, Math.floor(series.length / 4)));
}

/** True where the floor and the ceiling of a series rise from stretch to stretch. */
export function ascends(series: readonly number[]): boolean {
  const stretches = split(series);
  if (stretches.length < 3) return false;
  const neverFalls = (values: readonly number[]) =>
    values.every((value, i) => i === 0 || value >= values[i - 1]!) && values.at(-1)! > values[0]!;
  return (
    neverFalls(stretches.map((stretch) => Math.min(...stretch))) &&
    neverFalls(stretches.map((stretch) => Math.max(...stretch)))
  );
}

/** True where the records of a series have stopped coming. */
export function isOver(series: readonly number[]): boolean {
  const start = Math.floor(series.length / 10);
  const records: number[] = [];
  let highest = series[start] ?? 0;
  for (let round = start + 1; round < series.length; round += 1) {
    if (series[round]! > highest) {
      highest = series[round]!;
      records.push(round);
    }
  }
  if (records.length < MIN_RISES) return true;
  const gaps = records.slice(1).map((round, i) => round - records[i]!);
  const plateau = series.length - 1 - records.at(-1)!;
  return plateau > PATIENCE * Math.max(...gaps);
}

/** True where most of the movement is upwards: what wanders falls about as often as it climbs. */
export function climbs(series: readonly number[]): boolean {
  let moved = 0;
  for (let i = 1; i < series.length; i += 1) moved += Math.abs(series[i]! - series[i - 1]!);
  return series.at(-1)! - series[0]! >= MIN_NET_SHARE * moved;
}

/** The series with moves of at most `jitter` left out: it stays where it was until one is larger. */
export function calmed(series: readonly number[], jitter: number): readonly number[] {
  let level = series[0] ?? 0;
  return series.map((value) => {
    if (Math.abs(value - level) > jitter) level = value;
    return level;
  });
}

/** True where, under whatever noise, each stretch lies above the one before by about the same. */
export function isSteady(series: readonly number[]): boolean {
  const stretches = split(series);
  if (stretches.length < 6) return false;
  const means = stretches.map((stretch) => stretch.reduce((sum, x) => sum + x, 0) / stretch.length);
  const steps = means.slice(1).map((mean, i) => mean - means[i]!);
  const smallest = Math.min(...steps);
  return smallest > 0 && smallest >= STEADINESS * Math.max(...steps);
}

/** Growth a round, between the floors of the first and the last third of the settled range. */
export function slope(series: readonly number[]): number {
  const range = settled(series);
  const size = Math.max(1, Math.floor(range.length / 3));
  const first = range.slice(0, size);
  const last = range.slice(-size);
  const rise = Math.min(...last) - Math.min(...first);
  const rounds =
    range.length - size + last.indexOf(Math.min(...last)) - first.indexOf(Math.min(...first));
  return Math.round((10 * rise) / rounds) / 10;
}

function split(series: readonly number[]): readonly (readonly number[])[] {
  const count = series.length >= 30 ? 6 : 3;
  const size = series.length / count;
  return Array.from({ length: count }, (_, i) =>
    series.slice(Math.round(i * size), Math.round((i + 1) * size)),
  ).filter((stretch) => stretch.length > 0);
}
