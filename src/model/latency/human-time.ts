import { formatDuration } from './duration.ts';
import { rungOf } from './rungs.ts';

/** How long so many nanoseconds would be if an access of RAM took a second: `1.4 days`. */
export const humanTime = (nanoseconds: number): string =>
  formatDuration((nanoseconds / rungOf('ram').each) * 1e9, 2);
