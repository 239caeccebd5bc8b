import type { CliffSettings } from '../../model/cliff/settings.ts';
import type { CliffState } from '../../model/cliff/state.ts';
import type { CliffStatement } from '../../model/cliff/statements.ts';
import { withDefaults } from '../../model/script/settings.ts';
import type { Moment, Play } from '../kit/moment.ts';

export type CliffMoment = Moment<CliffState, never>;
export type CliffPlay = Play<CliffState, never>;

export const settingsOf = ({ script }: CliffPlay): CliffSettings =>
  withDefaults(script.model.settings as never, script.chosen) as CliffSettings;

export const statementsOf = ({ script }: CliffPlay): readonly CliffStatement[] =>
  script.statements as readonly CliffStatement[];

/** What a script asks for at most: what a drawing must have room for at every step. */
export interface Extent {
  /** Programs at once, a scan among them. */
  readonly programs: number;
  /** Working sets of all of them, as a share of RAM. */
  readonly share: number;
  /** Pages that one program uses. */
  readonly pages: number;
}

/** Read from the script alone, so that nothing has to be simulated for it. */
export function extentOf(play: CliffPlay): Extent {
  const settings = settingsOf(play);
  const { ram, files } = settings;
  let { programs, set } = settings;
  let scans = 0;
  let most = programs;
  let share = (programs * (set + files)) / ram;
  let bytes = set + files;
  for (const statement of statementsOf(play)) {
    if (statement.kind === 'programs') programs = statement.count;
    if (statement.kind === 'set') set = statement.bytes;
    if (statement.kind === 'scan') scans = 1;
    most = Math.max(most, programs);
    bytes = Math.max(bytes, set + files);
    share = Math.max(share, (programs * (set + files)) / ram);
  }
  return { programs: most + scans, share, pages: Math.ceil(bytes / 4096) };
}
