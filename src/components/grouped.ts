import { formatNumber } from '../model/units.ts';

/** A text whose large numbers are written as the course writes them, `12,288`; code between backticks is left. */
export const grouped = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 ? part : part.replace(/(?<![\w.,])\d{4,}(?!\w)/g, (n) => formatNumber(Number(n))),
    )
    .join('');
