import type { Engine, Step } from './engine.ts';
import type { Fault } from './fault.ts';
import type { Model } from './model.ts';
import { type Choices, settingsPart, withDefaults } from './script/settings.ts';
import { listOf } from './script/value.ts';
import type { Frame } from './trace.ts';

/**
 * One of several runs of a model. With `events` and `fault` it is a frame of that model but for the
 * step's number, which `laneFrame` adds, so that what draws or tells one run can do so here.
 */
export interface Lane<Settings, State, Event> {
  /** What tells it from the others, as a script writes it: `policy=fifo frames=3`. */
  readonly name: string;
  /** The values of the settings that differ from lane to lane. */
  readonly chosen: Settings;
  readonly state: State;
  /** What the step did here; nothing where the lane was through with its statement before others. */
  readonly events: readonly Event[];
  readonly fault?: Fault;
}

export interface SideBySideState<Settings, State, Event> {
  readonly lanes: readonly Lane<Settings, State, Event>[];
}

/** An event and the lane it belongs to, by its place in `lanes`. */
export interface LaneEvent<Event> {
  readonly lane: number;
  readonly event: Event;
}

/** The settings of a model, of which some take a list. */
export type Lists<Settings, Key extends keyof Settings> = Omit<Settings, Key> & {
  readonly [K in Key]: readonly Settings[K][];
};

/** Values that one setting can list: more lanes than this nobody compares at a glance. */
const mostValues = 6;

/**
 * A model made of another: the same script through several runs of it, in lanes. The settings named
 * in `by` take lists, and there is a lane for each combination of their values; the first setting
 * varies slowest. A step is a step in each lane; one that is through with a statement waits until
 * all are.
 *
 *   export const raceModel = sideBySide(replacementModel, {
 *     name: 'race',
 *     summary: 'One reference string through several page replacement policies.',
 *     by: { policy: ['fifo', 'lru', 'opt'], frames: [3] },
 *   });
 *
 * is read in scripts as `model race policy=lru,opt frames=3,4`, with the other model's settings and
 * statements as they are. Put it into models.ts, and its section into SCRIPT.md. A figure gets the
 * frame of a lane, as the other model would give it, from `laneFrame(frame, lane)`.
 *
 * @param of.by for each setting that takes a list, the values that it has otherwise.
 */
export function sideBySide<
  Settings extends object,
  Statement extends { readonly kind: string },
  State,
  Event,
  const Key extends keyof Settings & string,
>(
  model: Model<Settings, Statement, State, Event>,
  of: {
    readonly name: string;
    readonly summary: string;
    readonly by: { readonly [K in Key]: readonly Settings[K][] };
  },
): Model<
  Lists<Settings, Key>,
  Statement,
  SideBySideState<Pick<Settings, Key>, State, Event>,
  LaneEvent<Event>
> {
  type Chosen = Pick<Settings, Key>;
  const { name, summary, by } = of;
  const keys = Object.keys(by) as Key[];
  const lists = keys.map((key) => [key, [listOf(model.settings[key][0], mostValues), by[key]]]);
  const one = Object.fromEntries(keys.map((key) => [key, model.settings[key]])) as Choices<Chosen>;
  return {
    ...{ name, summary, forms: model.forms },
    settings: { ...model.settings, ...Object.fromEntries(lists) },
    create(settings, statements) {
      const lanes = combinations<Chosen>(keys, settings);
      const named = (chosen: Chosen): string => {
        const telling = keys.filter((key) => lanes.some((other) => other[key] !== chosen[key]));
        const shown = telling.length > 0 ? telling : keys.slice(0, 1);
        return settingsPart<Chosen>(one).write(
          Object.fromEntries(shown.map((key) => [key, chosen[key]])) as Partial<Chosen>,
        );
      };
      return new SideBySide<Chosen, State, Statement, Event>(
        lanes.map((chosen) => {
          const own = { ...settings, ...chosen } as unknown as Settings;
          const engine = model.create(withDefaults(model.settings, own), statements);
          return { name: named(chosen), chosen, engine, done: false, made: { events: [] } };
        }),
      );
    },
  };
}

/** The frame of a lane as the model in it would give it. */
export function laneFrame<Settings, State, Event>(
  { step, state }: Pick<Frame<SideBySideState<Settings, State, Event>, unknown>, 'step' | 'state'>,
  lane: number,
): Frame<State, Event> {
  const { state: own, events, fault } = state.lanes[lane]!;
  return { step, state: own, events, ...(fault && { fault }) };
}

interface Running<Settings, State, Statement, Event> {
  readonly name: string;
  readonly chosen: Settings;
  readonly engine: Engine<State, Statement, Event>;
  /** It has taken all steps of the statement at work. */
  readonly done: boolean;
  readonly made: Pick<Step<Event>, 'events' | 'fault'>;
}

class SideBySide<Settings, State, Statement, Event>
  implements Engine<SideBySideState<Settings, State, Event>, Statement, LaneEvent<Event>>
{
  private lanes: readonly Running<Settings, State, Statement, Event>[];

  constructor(lanes: readonly Running<Settings, State, Statement, Event>[]) {
    this.lanes = lanes;
  }

  step(statement: Statement): Step<LaneEvent<Event>> {
    const before = this.lanes.every(({ done }) => done)
      ? this.lanes.map((lane) => ({ ...lane, done: false }))
      : this.lanes;
    this.lanes = before.map((lane) => {
      if (lane.done) return { ...lane, made: { events: [] } };
      const { done, ...made } = lane.engine.step(statement);
      return { ...lane, done, made };
    });
    const fault = this.fault();
    return {
      events: this.lanes.flatMap(({ made }, lane) => made.events.map((event) => ({ lane, event }))),
      ...(fault && { fault }),
      done: this.lanes.every(({ done }) => done),
    };
  }

  view(): SideBySideState<Settings, State, Event> {
    return {
      lanes: this.lanes.map(({ name, chosen, engine, made: { events, fault } }) => ({
        ...{ name, chosen, state: engine.view(), events },
        ...(fault && { fault }),
      })),
    };
  }

  clone(): SideBySide<Settings, State, Statement, Event> {
    return new SideBySide(this.lanes.map((lane) => ({ ...lane, engine: lane.engine.clone() })));
  }

  /** The first lane's mistake; it says in which lane, unless all made it. */
  private fault(): Fault | undefined {
    const faults = this.lanes.flatMap(({ name, made }) =>
      made.fault ? [{ name, fault: made.fault }] : [],
    );
    const first = faults[0];
    if (!first || faults.length === this.lanes.length) return first?.fault;
    return { ...first.fault, message: `With ${first.name}: ${first.fault.message}` };
  }
}

/** Every choice of one value from each list; the caller says what the lists are of. */
function combinations<Chosen>(keys: readonly string[], settings: object): Chosen[] {
  const lists = settings as Readonly<Record<string, readonly unknown[]>>;
  let found: object[] = [{}];
  for (const key of keys) {
    found = found.flatMap((part) => lists[key]!.map((value) => ({ ...part, [key]: value })));
  }
  return found as Chosen[];
}
