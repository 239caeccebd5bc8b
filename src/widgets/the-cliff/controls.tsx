import { useState } from 'preact/hooks';
import { cliffModel } from '../../model/cliff/cliff-model.ts';
import type { CliffState } from '../../model/cliff/state.ts';
import type { CliffStatement } from '../../model/cliff/statements.ts';
import { printScript } from '../../model/script/script.ts';
import { formatBytes } from '../../model/units.ts';
import type { ControlsProps } from '../kit/figure-spec.ts';
import { type CliffMoment, settingsOf, statementsOf } from './course.ts';

type Props = ControlsProps<CliffState, never>;

/** How much RAM, how many programs, how much each uses: the script, rewritten. */
export function Controls({ id, moment, play }: Props) {
  const { ram } = settingsOf(moment.play);
  const programs = valueAt(moment, 'programs');
  const set = valueAt(moment, 'set');
  const load = (script: string): void => play(script, moment.step);
  return (
    <div class="controls">
      <Slider
        id={`${id}-ram`}
        name="RAM"
        {...{
          min: 512 * 1024,
          max: 2 * 1024 ** 2,
          step: 128 * 1024,
          value: ram,
          text: formatBytes,
        }}
        onChange={(bytes) => load(withSetting(moment, 'ram', bytes))}
      />
      <Slider
        id={`${id}-programs`}
        name="Programs"
        {...{ min: 1, max: 10, step: 1, value: programs, text: String }}
        onChange={(count) => load(withValue(moment, 'programs', count))}
      />
      <Slider
        id={`${id}-set`}
        name="Working set of each"
        {...{ min: 64 * 1024, max: 640 * 1024, step: 16 * 1024, value: set, text: formatBytes }}
        onChange={(bytes) => load(withValue(moment, 'set', bytes))}
      />
    </div>
  );
}

interface SliderProps {
  id: string;
  name: string;
  min: number;
  max: number;
  step: number;
  value: number;
  text: (value: number) => string;
  onChange: (value: number) => void;
}

/** While it is dragged it says its value; the script is run when it is let go. */
function Slider({ id, name, min, max, step, value, text, onChange }: SliderProps) {
  const [draft, setDraft] = useState<number>();
  return (
    <label for={id}>
      <span>
        {name} <output for={id}>{text(draft ?? value)}</output>
      </span>
      <input
        id={id}
        type="range"
        {...{ min, max, step }}
        value={draft ?? value}
        aria-valuetext={text(draft ?? value)}
        onInput={(event) => setDraft(event.currentTarget.valueAsNumber)}
        onChange={(event) => {
          setDraft(undefined);
          onChange(event.currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}

type Key = 'programs' | 'set';

/** The place of the last statement up to now that set it; -1 where it is as the opening line has it. */
function placeOf({ play, step }: CliffMoment, key: Key): number {
  const statements = statementsOf(play).slice(0, play.trace.statementAt(step) + 1);
  return statements.findLastIndex(({ kind }) => kind === key);
}

function valueAt(moment: CliffMoment, key: Key): number {
  const statement = statementsOf(moment.play)[placeOf(moment, key)];
  if (statement?.kind === 'programs') return statement.count;
  return statement?.kind === 'set' ? statement.bytes : settingsOf(moment.play)[key];
}

/** The script with another value where the one that holds now was set. */
export function withValue(moment: CliffMoment, key: Key, value: number): string {
  const place = placeOf(moment, key);
  if (place < 0) return withSetting(moment, key, value);
  const statement: CliffStatement =
    key === 'programs' ? { kind: key, count: value } : { kind: key, bytes: value };
  return printed(
    moment,
    moment.play.script.chosen,
    statementsOf(moment.play).with(place, statement),
  );
}

export const withSetting = (moment: CliffMoment, key: Key | 'ram', value: number): string =>
  printed(moment, { ...moment.play.script.chosen, [key]: value }, statementsOf(moment.play));

const printed = (_: CliffMoment, chosen: object, statements: readonly CliffStatement[]): string =>
  printScript({ model: cliffModel as never, chosen, statements });
