import { around, type Box, overlaps, textWidth } from '../draw/geometry.ts';
import type { Corners } from './route.ts';

/** One or two lines of text beside a reference; x and y are the first baseline. */
export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
}

export const labelSize = 12;
export const lineHeight = 14;

/** Where a label may stand: above or below level parts, beside upright ones. */
function candidates(text: string, corners: Corners): Label[] {
  const whole = [text];
  const words = text.split(' ');
  const half = Math.ceil(words.length / 2);
  const broken = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
  const forms = words.length > 1 ? [whole, broken] : [whole];
  const found: Label[] = [];
  for (let i = corners.length - 1; i > 0; i -= 1) {
    const from = corners[i - 1]!;
    const to = corners[i]!;
    for (const lines of forms) {
      const width = Math.max(...lines.map((line) => textWidth(line, labelSize)));
      const height = lines.length * lineHeight;
      const add = (anchor: Label['anchor'], x: number, top: number): void => {
        const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
        const box = { x: left, y: top, width, height };
        found.push({ lines, x, y: top + 11, anchor, box });
      };
      if (from.y === to.y) {
        // The head takes 10 px of the last part; the middle of what is left looks centred.
        const head = i === corners.length - 1 ? Math.sign(to.x - from.x) * 5 : 0;
        const middle = (from.x + to.x) / 2 - head;
        add('middle', middle, from.y - height - 4);
        add('middle', middle, from.y + 5);
      } else {
        const span = Math.abs(to.y - from.y);
        for (let down = Math.min(span / 2, 16); down < span; down += 8) {
          const y = Math.max(from.y, to.y) - down - height / 2;
          add('start', from.x + 7, y);
          add('end', from.x - 7, y);
        }
      }
    }
  }
  return found;
}

/**
 * The place of a label that covers no node, stays in a drawing of this width, and as little as can be of other labels and lines.
 * Undefined if every place would do neither: the text twin still names the reference.
 */
export function placeLabel(
  text: string,
  corners: Corners,
  nodes: readonly Box[],
  labels: readonly Box[],
  lines: readonly Corners[],
  width: number,
): Label | undefined {
  let best: Label | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates(text, corners)) {
    if (nodes.some((node) => overlaps(candidate.box, node, 2))) continue;
    // Up to 12 px of a figure's margin can be had, but it does not look well.
    const out = Math.max(-candidate.box.x, candidate.box.x + candidate.box.width - width, 0);
    if (out > 12) continue;
    let cost = candidate.lines.length / 10 + out / 4;
    for (const label of labels) if (overlaps(candidate.box, label, 2)) cost += 10;
    for (const line of lines) {
      for (let i = 1; i < line.length; i += 1) {
        if (overlaps(candidate.box, around(line[i - 1]!, line[i]!, 1))) cost += 1;
      }
    }
    if (cost < least) {
      best = candidate;
      least = cost;
    }
  }
  return best;
}
