import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { bytesOf, type NodeId, nodeOf } from '../../model/gc/graph.ts';
import { graphForms, type GraphStatement as Statement } from '../../model/gc/graph-statements.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { printError } from '../../model/script/error.ts';
import { parse, printStatement } from '../../model/script/parse.ts';
import { formatBytes } from '../../model/units.ts';
import { narrateGc, narrateStart } from '../narrate/gc.ts';
import { Say } from '../narrate/say.tsx';
import { Player } from '../player/player.tsx';
import { useAddress } from './address-hook.ts';
import { Hint } from './hint.tsx';
import { layout } from './layout.ts';
import { lookOf } from './look.ts';
import { Picture } from './picture.tsx';
import {
  alreadyAt,
  everGraph,
  frameOf,
  lastEdit,
  partOf,
  type Story,
  segmentsOf,
  stepOf,
  storyOf,
  withEdit,
  withoutEdit,
} from './story.ts';
import { Twin } from './twin.tsx';

export interface ReachabilityProps {
  /** The figure's anchor, and its name in the address: `#<id>=<script>@<step>`. */
  id: string;
  title: string;
  number?: number;
  /** The program, in the language of src/model/SCRIPT.md; its collection comes by itself. */
  script: string;
  /** The step shown first, as the figure counts: 0 is the start. */
  step?: number;
  caption?: string;
}

const partWords = { start: 'Start', edit: 'Your edit', mark: 'Mark', sweep: 'Sweep' } as const;

/**
 * An object graph that the reader can cut, mend and collect.
 *
 * @throws Error if the lesson's script cannot be read, so that the build fails, not the page.
 */
export function Reachability({ id, title, number, script, step = 0, caption }: ReachabilityProps) {
  const lesson = useMemo(() => readLesson(id, script), [id, script]);
  const [statements, setStatements] = useState<readonly Statement[]>(lesson);
  const home = useMemo(() => storyOf(lesson, lesson), [lesson]);
  const story = useMemo(() => storyOf(lesson, statements), [lesson, statements]);
  const [at, setAt] = useState(story.first + step);
  const [selected, setSelected] = useState<NodeId>();
  const [choosing, setChoosing] = useState(false);
  const figure = useRef<HTMLElement>(null);

  const frame = frameOf(story, at);
  const shown = frame.step - story.first;
  const last = story.trace.last - story.first;
  const part = partOf(story, frame.step);
  const node = selected === undefined ? undefined : nodeOf(frame.state.graph, selected);
  const look = lookOf(frame, node?.id);
  const drawings = useMemo(() => {
    const start = frameOf(story, 0).state.graph;
    const ever = everGraph(story);
    return (['wide', 'medium', 'narrow'] as const).map((format) => layout(start, ever, format));
  }, [story]);

  const leave = (): void => {
    setSelected(undefined);
    setChoosing(false);
  };
  const go = (next: readonly Statement[], where: (story: Story) => number): void => {
    leave();
    setStatements(next);
    setAt(where(storyOf(lesson, next)));
  };
  const edit = (made: Statement): void => {
    const already = alreadyAt(story, made);
    if (already !== undefined && already > frame.step) {
      leave();
      setAt(already);
      return;
    }
    const edited = withEdit(story, frame.step, made);
    go(edited.statements, (next) => stepOf(next, edited.edit));
  };
  const pick = (one: NodeId): void => {
    if (!choosing || node === undefined) {
      setSelected(one === selected ? undefined : one);
      return;
    }
    edit({ kind: 'refer', from: node.id, to: one });
  };
  const undo = (): void => {
    const before = stepOf(story, lastEdit(story)) - 1;
    go(withoutEdit(story), (next) => Math.max(before, next.first));
  };
  const notice = useAddress({
    id,
    now: { statements: story.statements, step: frame.step },
    home: {
      statements: home.statements,
      step: home.first + step,
    },
    restore(saved) {
      go(saved.statements, () => saved.step);
    },
  });

  /** For when a button goes away under the focus: back to the drawing that can be seen. */
  const focusPicture = (): void => {
    for (const one of figure.current?.querySelectorAll<SVGElement>('.graph [tabindex="0"]') ?? []) {
      if (one.getClientRects().length > 0) one.focus();
    }
  };
  const seek = useCallback((to: number) => setAt(story.first + to), [story]);
  const operation = (of: number): string => {
    const step = story.first + of;
    return of === 0 ? 'start' : operationOf(story, frameOf(story, step));
  };
  const sentence = part === 'start' ? narrateStart(frame) : narrateGc(frame);
  const name = number === undefined ? title : `Figure ${number}`;

  return (
    <figure
      ref={figure}
      class="fig reach"
      id={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <div class="fig-h">
        {number !== undefined && <span class="tag">Figure {number}</span>}
        <h3>{title}</h3>
        <div class="key">
          {['root', 'reachable', 'unreachable', 'path', 'waiting', 'marked'].map((one) => (
            <span key={one}>
              <i class={`sw ${one}`} />
              {one}
            </span>
          ))}
        </div>
      </div>
      <div class={choosing ? 'canvas choosing' : 'canvas'}>
        {drawings.map((drawing) => (
          <Picture
            key={drawing.format}
            id={id}
            name={name}
            drawing={drawing}
            frame={frame}
            look={look}
            selected={node?.id}
            choosing={choosing}
            onNode={pick}
            onCut={({ from, to }) => edit({ kind: 'cut', from, to })}
          />
        ))}
      </div>
      <Say word={frame.fault ? 'Mistake' : partWords[part]} fault={frame.fault !== undefined}>
        <p>{notice ? `${notice} This is the figure as it was made.` : sentence}</p>
      </Say>
      <Player
        name={name}
        step={shown}
        last={last}
        operation={operation}
        segments={segmentsOf(story)}
        onSeek={seek}
      />
      <Hint
        frame={frame}
        selected={node?.id}
        choosing={choosing}
        edited={lastEdit(story) >= 0}
        onChoose={() => {
          setChoosing(true);
          focusPicture();
        }}
        onLeave={() => {
          leave();
          focusPicture();
        }}
        onUndo={undo}
        onReset={() => go(lesson, (next) => next.first)}
      />
      <Readings frame={frame} life={look.life} />
      <Twin
        id={id}
        frame={frame}
        look={look}
        onCut={({ from, to }) => edit({ kind: 'cut', from, to })}
        onDraw={(from, to) => edit({ kind: 'refer', from, to })}
      />
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function Readings({ frame, life }: { frame: GcFrame; life: (id: NodeId) => string }) {
  const { graph } = frame.state;
  const sum = (wanted: string): number => bytesOf(graph, (node) => life(node.id) === wanted);
  const [reached, unreached, freed] = ['reachable', 'unreachable', 'freed'].map(sum) as [
    number,
    number,
    number,
  ];
  const rows = [
    ['In memory', reached + unreached],
    ['Reachable', reached],
    ['Unreachable', unreached],
    ['Freed', freed],
  ] as const;
  return (
    <dl class="read">
      {rows.map(([what, bytes]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{formatBytes(bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A step in the player's row: `mark User`, `free Stream`, or the statement that made it. */
function operationOf({ statements, trace }: Story, frame: GcFrame): string {
  const name = (id: NodeId): string => nodeOf(frame.state.graph, id)?.label ?? id;
  for (const event of frame.events) {
    if (event.kind === 'visited') return `mark ${name(event.subject)}`;
    if (event.kind === 'freed') return `free ${name(event.subject)}`;
  }
  return printStatement(graphForms, statements[trace.statementAt(frame.step)]!);
}

function readLesson(id: string, script: string): readonly Statement[] {
  const parsed = parse(graphForms, script);
  if (!parsed.ok) throw new Error(`The script of figure ${id}: ${printError(parsed.error)}`);
  return parsed.statements;
}
