import type { ComponentChildren } from 'preact';

interface WordsProps {
  x: number;
  /** The baseline. */
  y: number;
  /**
   * `name` 13 px and strong · `note` 12 px in second ink · `address` and `size` 11 px in the mono face ·
   * `head` 14 px, over a column.
   */
  as?: 'name' | 'note' | 'address' | 'size' | 'head';
  anchor?: 'start' | 'middle' | 'end';
  /** On a filled ground, or red (which needs the word that it is on). */
  tone?: 'on-live' | 'on-ink' | 'on-now' | 'fault' | 'quiet';
  children: ComponentChildren;
}

/** Text in a drawing; the style sheet has the sizes. */
export function Words({ x, y, as = 'name', anchor = 'start', tone, children }: WordsProps) {
  return (
    <text class={tone ? `w-${as} ${tone}` : `w-${as}`} x={x} y={y} text-anchor={anchor}>
      {children}
    </text>
  );
}
