import { type Graph, referenceOf } from '../../model/gc/graph.ts';
import { graphForms, type GraphStatement as Statement } from '../../model/gc/graph-statements.ts';
import { type GcFrame, type GcTrace, run } from '../../model/gc/mark.ts';
import { printStatement } from '../../model/script/parse.ts';
import type { Segment } from '../player/timeline.tsx';
import { arrowKey } from './layout.ts';

/**
 * What the figure plays: the lesson's program, then the reader's edits, then the collector.
 * The program's own statements are one step, the start; every edit is followed by a collection,
 * and a collection that has swept stays, so that freed memory stays freed.
 */
export interface Story {
  readonly statements: readonly Statement[];
  readonly trace: GcTrace;
  /** The trace's step that the figure counts as 0. */
  readonly first: number;
}

const collection: readonly Statement[] = [{ kind: 'mark' }, { kind: 'sweep' }];
type Collecting = Extract<Statement, { kind: 'mark' | 'sweep' }>;
const collects = (one: Statement): one is Collecting => one.kind === 'mark' || one.kind === 'sweep';

function withoutCollection(statements: readonly Statement[]): readonly Statement[] {
  let end = statements.length;
  for (const kind of ['sweep', 'mark']) if (statements[end - 1]?.kind === kind) end -= 1;
  return statements.slice(0, end);
}

/** The story of a script, folding as much of it as `lesson`, the figure's own script, set up. */
export function storyOf(lesson: readonly Statement[], script: readonly Statement[]): Story {
  const program = withoutCollection(script);
  const setup = withoutCollection(lesson);
  const same = setup.every(
    (one, i) =>
      program[i] && printStatement(graphForms, one) === printStatement(graphForms, program[i]),
  );
  const declares = program.findIndex((one) => collects(one) || one.kind === 'cut');
  const first = same ? setup.length : declares < 0 ? program.length : declares;
  const statements = [...program, ...collection];
  return { statements, trace: run(statements), first };
}

/** The first step that a statement makes. */
export function stepOf({ trace }: Story, statement: number): number {
  let step = 0;
  while (step < trace.last && trace.statementAt(step) < statement) step += 1;
  return step;
}

/**
 * The script with an edit at its end: before the last collection, which then starts over, or after
 * it if the step shown has already swept.
 */
export function withEdit(
  { statements, trace }: Story,
  step: number,
  edit: Statement,
): { statements: readonly Statement[]; edit: number } {
  const swept = trace.statementAt(step) === statements.length - 1;
  const before = swept ? statements : withoutCollection(statements);
  return { statements: [...before, edit, ...collection], edit: before.length };
}

/**
 * The step of an edit that the end of the story has already: seen from an earlier step, the reader
 * may ask for it again. Undefined if it is news.
 */
export function alreadyAt(story: Story, edit: Statement): number | undefined {
  if (edit.kind !== 'cut' && edit.kind !== 'refer') return undefined;
  const { statements, trace, first } = story;
  const holds = referenceOf(trace.frame(trace.last).state.graph, edit.from, edit.to) !== undefined;
  const same = statements.findLastIndex(
    (one) => one.kind === edit.kind && one.from === edit.from && one.to === edit.to,
  );
  return same >= first && holds === (edit.kind === 'refer') ? stepOf(story, same) : undefined;
}

/** Where the reader's last edit stands among the statements; -1 without one. */
export function lastEdit({ statements, first }: Story): number {
  const index = statements.findLastIndex((one) => !collects(one));
  return index >= first ? index : -1;
}

/** The script without its last edit, and without the collection that it asked for. */
export function withoutEdit(story: Story): readonly Statement[] {
  const index = lastEdit(story);
  const { statements } = story;
  const alone = index > story.first && statements[index - 1]?.kind === 'sweep';
  return [...statements.slice(0, index), ...statements.slice(alone ? index + 3 : index + 1)];
}

export type Part = 'start' | 'edit' | 'mark' | 'sweep';

export function partOf({ statements, trace, first }: Story, step: number): Part {
  if (step <= first) return 'start';
  const statement = statements[trace.statementAt(step)]!;
  return collects(statement) ? statement.kind : 'edit';
}

/** The frame of a step; the start stands for all folded steps and has no event of its own. */
export function frameOf({ trace, first }: Story, step: number): GcFrame {
  const frame = trace.frame(Math.max(step, first));
  return frame.step === first ? { step: first, state: frame.state, events: [] } : frame;
}

/** Every node and reference that the story ever has: what a drawing must find a place for. */
export function everGraph(story: Story): Graph {
  const { statements, trace } = story;
  const { nodes } = trace.frame(trace.last).state.graph;
  const references = new Map(
    frameOf(story, 0).state.graph.references.map((one) => [arrowKey(one), one]),
  );
  statements.forEach((one) => {
    if (one.kind !== 'refer') return;
    const { from, to, label = '' } = one;
    if (!references.has(arrowKey(one))) references.set(arrowKey(one), { from, to, label });
  });
  return { nodes, references: [...references.values()] };
}

/** The stretches of the timeline after the start. */
export function segmentsOf(story: Story): Segment[] {
  const segments: Segment[] = [];
  for (let step = story.first + 1; step <= story.trace.last; step += 1) {
    const name = partOf(story, step);
    if (segments.at(-1)?.name !== name) segments.push({ name, first: step - story.first });
  }
  return segments;
}
