import type { NodeId } from '../../model/gc/graph.ts';
import { pathTo, reachable } from '../../model/gc/reachable.ts';
import type { Question } from '../kit/question.ts';
import { listed } from '../narrate/words.ts';
import { partOf, type ReachMoment } from './story.ts';

/** Who survives, who goes with a cut, and who is marked next. */
export function predict(now: ReachMoment, next: ReachMoment): Question | undefined {
  const [event] = next.events;
  if (!event || next.fault) return undefined;
  if (event.kind === 'cut' || event.kind === 'dropped') return whoGoes(now, next);
  if (event.kind === 'collection-began' || event.kind === 'visited') {
    const begins = partOf(now.play, now.step) !== partOf(next.play, next.step);
    return begins ? whoSurvives(now, next) : whoIsNext(now, next);
  }
  return undefined;
}

function namesOf({ state: { graph, freed } }: ReachMoment) {
  const label = (id: NodeId): string => graph.nodes.find((one) => one.id === id)?.label ?? id;
  const gone = new Set(freed);
  const objects = graph.nodes.filter(({ id, kind }) => kind === 'object' && !gone.has(id));
  return {
    label,
    names: (ids: readonly NodeId[]) => listed(ids.map(label), 6) || 'none',
    options: objects.map(({ id }) => ({ id, label: label(id) })),
    path: (id: NodeId): string => {
      const path = pathTo(graph, id) ?? [];
      return [...path.map(({ from }) => from), id].map(label).join(' → ');
    },
  };
}

function whoSurvives(now: ReachMoment, { play }: ReachMoment): Question | undefined {
  const { label, names, options, path } = namesOf(now);
  if (options.length < 2) return undefined;
  const freed = new Set(play.at(endOf(now)).state.freed);
  const right = options.map(({ id }) => id).filter((id) => !freed.has(id));
  const alive = reachable(now.state.graph);
  return {
    prompt: 'Which objects will survive this collection?',
    options,
    right,
    many: true,
    explain(answer) {
      const missed = right.find((id) => !answer.includes(id));
      const wrong = answer.find((id) => freed.has(id));
      if (wrong !== undefined)
        return `No path leads from a root to ${label(wrong)}, whoever else refers to it. What survives: ${names(right)}.`;
      if (missed !== undefined && alive.has(missed))
        return `${label(missed)} survives by one path: ${path(missed)}.`;
      return 'What a path from a root leads to survives, and nothing else.';
    },
  };
}

/** The step before the next thing that the program does, or the last one. */
function endOf({ play, step }: ReachMoment): number {
  for (let at = step + 1; at < play.last; at += 1) {
    if (['program', 'edit'].includes(partOf(play, at + 1))) return at;
  }
  return play.last;
}

/** What no root reaches after a cut; with counts, what is freed at once. */
function whoGoes(now: ReachMoment, next: ReachMoment): Question | undefined {
  const { label, names, options, path } = namesOf(now);
  const [event] = next.events;
  if (options.length < 2 || (event?.kind !== 'cut' && event?.kind !== 'dropped')) return undefined;
  const counting = 'collector' in now.state && now.state.collector.startsWith('refcount');
  const changed = event.changed.filter((id) => options.some((one) => one.id === id));
  const freed = counting ? freedBy(next) : [];
  const right = counting ? freed : changed;
  const after = namesOf(next);
  return {
    prompt: counting
      ? `After ${next.operation}: which objects will the counts free at once?`
      : `After ${next.operation}: which objects will no root reach any more?`,
    options,
    right,
    many: true,
    explain(answer) {
      const kept = changed.filter((id) => !right.includes(id));
      const wrong = answer.find((id) => !right.includes(id));
      if (counting && kept.length > 0)
        return `No root reaches ${names(kept)} any more, and tracing would free them. But they still refer to each other, so no count falls to 0.`;
      if (wrong !== undefined && !changed.includes(wrong))
        return `Another path still leads to ${label(wrong)}: ${after.path(wrong)}.`;
      if (right.length === 0) return 'Nothing goes: other paths lead to all of it.';
      const missed = right.find((id) => !answer.includes(id));
      if (missed !== undefined) return `${label(missed)} was reached by one path: ${path(missed)}.`;
      return `Every path to ${names(right)} led through what was cut.`;
    },
  };
}

/** What the counts free inside the statement of a step. */
function freedBy({ play, step }: ReachMoment): NodeId[] {
  const statement = play.trace.statementAt(play.first + step);
  const found: NodeId[] = [];
  for (let at = step; at <= play.last; at += 1) {
    if (play.trace.statementAt(play.first + at) !== statement) break;
    for (const event of play.at(at).events) if (event.kind === 'freed') found.push(event.subject);
  }
  return found;
}

/** The next of those that wait; asked while there is a choice, and not at every step of a long marking. */
function whoIsNext(now: ReachMoment, next: ReachMoment): Question | undefined {
  const visit = next.events.find((event) => event.kind === 'visited');
  const { worklist, graph } = now.state;
  const black = graph.nodes.length - worklist.length;
  const met = now.events.find((event) => event.kind === 'visited');
  if (!visit || !met || worklist.length < 2) return undefined;
  if (met.found.length < 2 && black % 4 !== 0) return undefined;
  const { label } = namesOf(now);
  const right = visit.subject;
  const last = worklist.at(-1)!;
  return {
    prompt: 'Which of those that wait will be marked next?',
    options: worklist.map((id) => ({ id, label: label(id) })),
    right: [right],
    explain([answer]) {
      const why = `${label(right)} has waited longest: a queue goes breadth first.`;
      if (answer === right) return why;
      return answer === last
        ? `A stack would take ${label(last)}, which was met last, and go depth first. ${why}`
        : `${label(answer ?? right)} was met after it. ${why}`;
    },
  };
}
