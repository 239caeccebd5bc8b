import type { Asking } from '../kit/question.ts';
import type { Focus, TablesMoment } from './focus.ts';

/** What a drawing of tables needs, whichever way it is laid out. */
export interface LaidOutProps {
  readonly id: string;
  readonly moment: TablesMoment;
  readonly focus: Focus;
  readonly width: number;
  readonly ask: Asking | undefined;
  readonly label: string;
}
