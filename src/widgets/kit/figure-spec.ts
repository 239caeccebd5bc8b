import type { ComponentType } from 'preact';
import type { AnyModel } from '../../model/model.ts';
import type { Segment } from '../player/timeline.tsx';
import type { Moment, Play } from './moment.ts';
import type { Asking, Question } from './question.ts';

/** A script with a name, worth looking at. */
export interface Scenario {
  /** kebab-case, unique in its figure: addresses and prose links use it (`#race=belady@4`). */
  readonly name: string;
  readonly title: string;
  /** A line that says what to look for. */
  readonly about: string;
  readonly script: string;
  /** The step shown first; 0 unless it says more. */
  readonly step?: number;
  /** The same story with other numbers: a script for each seed, always the same one for a seed. */
  readonly vary?: (seed: number) => string;
}

/** A swatch and what it stands for; `swatch` is a class of draw.css. */
export interface LegendEntry {
  readonly swatch: string;
  readonly text: string;
}

/** A value under the drawing. */
export interface Reading {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** Over a limit or wrong: drawn red, so the value has to say it in words as well. */
  readonly bad?: boolean;
}

/** A table of the text twin; cells are text, numbers are right-aligned by `numeric`. */
export interface TwinTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Indices of columns that hold numbers or sizes. */
  readonly numeric?: readonly number[];
  /** Indices of columns that hold web addresses of the figure’s own, shown as links; none is the first. */
  readonly links?: readonly number[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
  /** What to say instead of a table without rows. */
  readonly none?: string;
}

export interface PictureProps<State, Event> {
  /** A prefix for ids inside the drawing, unique on the page. */
  readonly id: string;
  readonly moment: Moment<State, Event>;
  /** CSS pixels there are, a multiple of 16 from 288 to 832. The height must not depend on the step. */
  readonly width: number;
  /** A question is open: targets that it names can be picked. */
  readonly ask: Asking | undefined;
  /** Goes to a step of this script. */
  readonly seek: (step: number) => void;
  /** For edits made on the drawing: plays another script, from a step of its whole trace. */
  readonly play?: ((script: string, step?: number) => void) | undefined;
}

export interface ControlsProps<State, Event> {
  readonly id: string;
  readonly moment: Moment<State, Event>;
  /** Plays another script from its start, or from a step of its whole trace. */
  readonly play: (script: string, step?: number) => void;
}

/**
 * A figure: what it plays, and how a moment of it is drawn and told. All of it is functions of a
 * moment; nothing here computes what memory does, because the model has done so.
 */
export interface FigureSpec<State, Event> {
  /** kebab-case: its folder, its island, its page. */
  readonly name: string;
  readonly title: string;
  /** One sentence for lists of figures: what can be seen and done. */
  readonly summary: string;
  /** The models whose scripts it can draw; one that names none is for the first. */
  readonly models: readonly AnyModel[];
  /** At least three; the first is shown unless the lesson says another. */
  readonly scenarios: readonly Scenario[];
  readonly legend: readonly LegendEntry[];
  /**
   * The trace's step that counts as 0, given the whole play: what sets the stage is one step then. In
   * addresses steps count from the trace's start all the same, and an earlier one leads to this one.
   */
  firstStep?(whole: Play<State, Event>): number;
  /** Names for stretches of the timeline. */
  segments?(play: Play<State, Event>): readonly Segment[];
  /** The operation of a step as short code, where a step is less than its statement: `refer 7`. */
  operation?(play: Play<State, Event>, step: number): string;
  /** A word or two for the kind of step. */
  word(moment: Moment<State, Event>): string;
  /** What the step did, and why: a sentence or two. */
  narrate(moment: Moment<State, Event>): string;
  /** At most four. */
  readings(moment: Moment<State, Event>): readonly Reading[];
  /**
   * Who tells a moment, where that may change while the moment stays: tables are made anew when it does.
   * The simulator's guests come late.
   */
  teller?(moment: Moment<State, Event>): unknown;
  /** Everything that the drawing says, as tables. */
  twin(moment: Moment<State, Event>): readonly TwinTable[];
  readonly Picture: ComponentType<PictureProps<State, Event>>;
  /** Sliders and keys of its own, under the drawing. */
  readonly Controls?: ComponentType<ControlsProps<State, Event>>;
  /** What to ask before the next step is shown; nothing where it is not worth a question. */
  predict?(now: Moment<State, Event>, next: Moment<State, Event>): Question | undefined;
}
