import { type Graph, type GraphNode, type Reference, referenceOf } from '../../model/gc/graph.ts';
import type { HeapEvent, HeapState } from '../../model/gc/heap-state.ts';
import { gcModel } from '../../model/gc/model.ts';
import type { GcState } from '../../model/gc/state.ts';
import type { Statement } from '../../model/gc/statements.ts';
import { printStatement } from '../../model/script/parse.ts';
import { parseScript, printScript } from '../../model/script/script.ts';
import type { Moment, Play } from '../kit/moment.ts';
import { playOf } from '../kit/play.ts';
import type { Segment } from '../player/timeline.tsx';
import { scenarios } from './scenarios.ts';

export type State = GcState | HeapState;
export type ReachPlay = Play<State, HeapEvent>;
export type ReachMoment = Moment<State, HeapEvent>;

/** What a script does before its story begins: these set the stage, and are one step together. */
const sets: readonly Statement['kind'][] = [
  'root',
  'object',
  'refer',
  'weak',
  'entry',
  'finalizer',
];
const collecting: readonly Statement['kind'][] = ['mark', 'sweep', 'collect', 'minor', 'finalize'];
const collects = ({ kind }: Statement): boolean => collecting.includes(kind);

export const statementsOf = ({ script }: Pick<ReachPlay, 'script'>): readonly Statement[] =>
  script.statements as readonly Statement[];

/** How many statements come before the collection at a script's end. */
function programLength(statements: readonly Statement[]): number {
  return statements.findLastIndex((one) => !collects(one)) + 1;
}

function stageLength(statements: readonly Statement[]): number {
  const end = statements.findIndex(({ kind }) => !sets.includes(kind));
  return end < 0 ? statements.length : end;
}

/** A script that readers edit: how much of it sets the stage, and how much is its author's. */
interface Base {
  readonly stage: number;
  readonly program: number;
}

const printed = (statements: readonly Statement[]): string[] =>
  statements.map((one) => printStatement(gcModel.forms, one));

const bases = new WeakMap<object, Base>();

/** The scenario whose whole program a script begins with; of a script of one's own, its first lines. */
export function baseOf({ script, source }: Pick<ReachPlay, 'script' | 'source'>): Base {
  const known = bases.get(script);
  if (known) return known;
  const statements = script.statements as readonly Statement[];
  const own = { stage: stageLength(statements), program: stageLength(statements) };
  const base = scenarios.some((one) => one.script === source)
    ? { ...own, program: programLength(statements) }
    : (editedFrom(printed(statements)) ?? own);
  bases.set(script, base);
  return base;
}

function editedFrom(lines: readonly string[]): Base | undefined {
  const all = scenarios.flatMap((one): Base[] => {
    const parsed = parseScript([gcModel as never], one.script);
    if (!parsed.ok) return [];
    const statements = parsed.statements as readonly Statement[];
    const program = programLength(statements);
    const theirs = printed(statements.slice(0, program));
    const same = theirs.every((line, at) => lines[at] === line);
    return same ? [{ stage: stageLength(statements), program }] : [];
  });
  return all.sort((a, b) => b.program - a.program)[0];
}

/** The first step of the trace that a statement makes. */
export function stepOf({ trace }: Pick<ReachPlay, 'trace'>, statement: number): number {
  let step = 0;
  while (step < trace.last && trace.statementAt(step) < statement) step += 1;
  return step;
}

/** The last step of the stage: what the figure counts as 0. */
export function firstStep(play: ReachPlay): number {
  const { stage } = baseOf(play);
  return stage < statementsOf(play).length ? stepOf(play, stage) - 1 : play.trace.last;
}

const withStatements = ({ script }: ReachPlay, statements: readonly Statement[]): string =>
  printScript({ ...script, statements });

/** A script, and the step of its whole trace to show. */
export interface Edited {
  readonly script: string;
  readonly step: number;
}

/**
 * The script with an edit at its end: before the last collection, which then starts over, or after
 * it if the step shown has already swept. An edit that is there already is shown, and not made twice.
 */
export function withEdit({ play, step, state }: ReachMoment, edit: Statement): Edited {
  const statements = statementsOf(play);
  const already = alreadyAt(play, edit);
  if (already !== undefined && already > play.first + step) {
    return { script: play.source, step: already };
  }
  const program = programLength(statements);
  const tail = statements.slice(program);
  const inTail = play.trace.statementAt(play.first + step) >= program;
  const swept = inTail && (state.phase === 'sweeping' || state.phase === 'swept');
  const before = swept ? statements : statements.slice(0, program);
  const script = withStatements(play, [...before, edit, ...tail]);
  const played = playOf<State, HeapEvent>([gcModel as never], script);
  return { script, step: played.ok ? stepOf(played.play, before.length) : 0 };
}

/** The step of an edit that the end of the story has already: seen from an earlier step, it may be asked for again. */
function alreadyAt(play: ReachPlay, edit: Statement): number | undefined {
  if (edit.kind !== 'cut' && edit.kind !== 'refer') return undefined;
  const { graph } = play.trace.frame(play.trace.last).state;
  const holds = referenceOf(graph, edit.from, edit.to) !== undefined;
  const same = statementsOf(play).findLastIndex(
    (one) => one.kind === edit.kind && one.from === edit.from && one.to === edit.to,
  );
  const made = same >= baseOf(play).stage && holds === (edit.kind === 'refer');
  return made ? stepOf(play, same) : undefined;
}

/** Where the reader's last edit stands among the statements; -1 without one. */
export function lastEdit(play: ReachPlay): number {
  const index = statementsOf(play).findLastIndex((one) => !collects(one));
  return index >= baseOf(play).program ? index : -1;
}

/** The script without its last edit, and without the collection that it asked for. */
export function withoutEdit(play: ReachPlay): Edited {
  const index = lastEdit(play);
  const statements = statementsOf(play);
  const before = statements[index - 1];
  const alone = before !== undefined && collects(before);
  const rest = alone ? [] : statements.slice(index + 1);
  return {
    script: withStatements(play, [...statements.slice(0, index), ...rest]),
    step: Math.max(stepOf(play, index) - 1, 0),
  };
}

export type Part = 'start' | 'program' | 'edit' | 'mark' | 'search' | 'sweep' | 'finalize';

/** What a collection does at a step, by what happens there. */
function phaseOf({ events }: ReachMoment): Part {
  const kinds = events.map(({ kind }) => kind);
  if (kinds.includes('freed')) return 'sweep';
  const searches = ['counts-copied', 'subtracted', 'separated', 'cleared'] as const;
  return searches.some((kind) => kinds.includes(kind)) ? 'search' : 'mark';
}

export function partOf(play: ReachPlay, step: number): Part {
  if (step === 0) return 'start';
  const at = play.trace.statementAt(play.first + step);
  const statement = statementsOf(play)[at]!;
  switch (statement.kind) {
    case 'mark':
    case 'sweep':
    case 'finalize':
      return statement.kind;
    case 'collect':
    case 'minor':
      return phaseOf(play.at(step));
    default:
      return at >= baseOf(play).program ? 'edit' : 'program';
  }
}

const segmented = new WeakMap<object, Segment[]>();

/** The stretches of the timeline after the start; looked up once for a play. */
export function segmentsOf(play: ReachPlay): Segment[] {
  const known = segmented.get(play);
  if (known) return known;
  const segments: Segment[] = [];
  for (let step = 1; step <= play.last; step += 1) {
    const part = partOf(play, step);
    const statement = statementsOf(play)[play.trace.statementAt(play.first + step)];
    // Of the program's own steps, what it does; its name has room where a single step stands.
    const name = part === 'program' ? statement!.kind : part;
    if (segments.at(-1)?.name !== name) segments.push({ name, first: step });
  }
  segmented.set(play, segments);
  return segments;
}

export const arrowKey = (one: Pick<Reference, 'from' | 'to'>): string =>
  JSON.stringify([one.from, one.to]);

/** A value of a weak map as a reference from its key. */
const entryReference = ({ map, key, value }: { map: string; key: string; value: string }) => ({
  from: key,
  to: value,
  label: `in ${map}`,
});

/** A weak reference says so beside its line. */
const told = (one: Reference): Reference =>
  one.weak ? { ...one, label: one.label ? `${one.label}, weak` : 'weak' } : one;

/** What is drawn as arrows: references, and entries of weak maps from key to value. */
export const arrowsOf = ({ references, entries = [] }: Graph): Reference[] => [
  ...references.map(told),
  ...entries
    .map(entryReference)
    .filter((one) => !references.some((other) => arrowKey(other) === arrowKey(one))),
];

/** The graph that the story starts with, and all that it ever has: what a drawing must find a place for. */
export function everGraph(play: ReachPlay): { readonly start: Graph; readonly ever: Graph } {
  const { graph } = play.trace.frame(firstStep(play)).state;
  const start = { nodes: graph.nodes, references: arrowsOf(graph) };
  const nodes = new Map<string, GraphNode>();
  const references = new Map(start.references.map((one) => [arrowKey(one), one]));
  for (const one of statementsOf(play)) {
    if (one.kind === 'root' || one.kind === 'object') {
      const { kind, name, bytes, label = name, group } = one;
      const node = { id: name, label, kind, bytes, ...(group !== undefined && { group }) };
      if (!nodes.has(name)) nodes.set(name, node);
    }
    const watched = one.kind === 'finalizer' ? nodes.get(one.name) : undefined;
    if (watched) nodes.set(watched.id, { ...watched, finalizer: true });
    const drawn =
      one.kind === 'refer'
        ? { from: one.from, to: one.to, label: one.label ?? '' }
        : one.kind === 'weak'
          ? told({ from: one.from, to: one.to, label: one.label ?? '', weak: true })
          : one.kind === 'entry'
            ? entryReference(one)
            : undefined;
    if (drawn && !references.has(arrowKey(drawn))) references.set(arrowKey(drawn), drawn);
  }
  return { start, ever: { nodes: [...nodes.values()], references: [...references.values()] } };
}
