/** All lengths are CSS pixels at a scale of 1:1; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether two boxes share any area; touching edges share none. */
export function overlaps(a: Box, b: Box, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

/** The box around a horizontal or vertical line. */
export function around(from: Point, to: Point, margin: number): Box {
  const x = Math.min(from.x, to.x) - margin;
  const y = Math.min(from.y, to.y) - margin;
  const width = Math.abs(from.x - to.x) + 2 * margin;
  return { x, y, width, height: Math.abs(from.y - to.y) + 2 * margin };
}

/** Martian Mono at 78% width takes 0.615 em a character, fallbacks about 0.6. */
export const textWidth = (text: string, size: number): number => [...text].length * size * 0.615;

/** Text cut to a width, its end shown as an ellipsis. */
export function fitted(text: string, size: number, width: number): string {
  const most = Math.max(Math.floor(width / (size * 0.615)), 2);
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
