import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Explanation } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { Answers, type Ask } from './answers.ts';
import { ClassView } from './class-view.tsx';
import css from './explorer.css?inline';
import { ExplorerBar } from './explorer-bar.tsx';
import { ExportKey } from './export-key.tsx';
import narrowCss from './narrow.css?inline';
import objectCss from './object.css?inline';
import { ObjectView } from './object-view.tsx';
import { ObjectsView } from './objects-view.tsx';
import { CLASSES, type Left, type Place, placeName, TREE, type Visit } from './place.ts';
import tablesCss from './tables.css?inline';
import { Trail } from './trail.tsx';
import { TreeView } from './tree-view.tsx';
import treemapCss from './treemap.css?inline';
import type { ViewProps } from './view.ts';

export interface ExplorerProps {
  /** Asks the snapshot that the worker keeps; rejects with words for the reader. */
  ask: Ask;
  /** Of the same snapshot: with another one everything is asked again. */
  summary: NonNullable<Explanation['snapshot']>;
  /** Rounds that the explained run had. */
  rounds: number;
  /** The round after which things are to be called new; the summary's own comes later. */
  since: number;
  /** The reader wants what was made after another round marked as new. */
  onSince: (round: number) => void;
  /** The reader wants to see a line of the source. */
  onLine: (line: number) => void;
  /** Name of the file that is saved, without its ending. */
  fileName: string;
}

/** Loaded with the explorer, not with the page. */
const STYLES = [css, tablesCss, objectCss, treemapCss, narrowCss].join('\n');
/** How long typing has to pause before a search begins, ms. */
const PAUSE = 150;

/**
 * A heap snapshot to walk through: classes, their objects, each object's path, holders and what it
 * holds, and the dominator tree as a treemap. Ways lead in, a trail leads back, and the focus returns
 * to where it was.
 */
export function Explorer(props: ExplorerProps) {
  const { ask, summary, rounds, fileName } = props;
  const id = useId();
  const latest = useRef(ask);
  latest.current = ask;
  const answers = useMemo(() => new Answers((query) => latest.current(query)), [summary]);
  const [visits, setVisits] = useState<readonly Visit[]>([CLASSES]);
  const [isAll, setIsAll] = useState(false);
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Where the focus goes after the next drawing: to a row by its key, or to the heading. */
  const goal = useRef<{ key: string | undefined } | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useLayoutEffect(() => {
    if (!goal.current) return;
    const { key } = goal.current;
    goal.current = undefined;
    const row =
      key === undefined ? null : panel.current?.querySelector<HTMLElement>(`[data-key="${key}"]`);
    (row ?? heading.current)?.focus();
  }, [visits]);

  const open = (place: Place) => {
    const active = document.activeElement?.closest<HTMLElement>('[data-key]');
    const here = visits.at(-1)!;
    const left = { ...here.left, focus: active?.dataset.key };
    goal.current = { key: undefined };
    setVisits([...visits.slice(0, -1), { ...here, left }, { place, left: {} }]);
  };
  const back = (to: number) => {
    if (to < 0) return;
    goal.current = { key: visits[to]!.left.focus };
    if (visits[to]!.place.kind === 'classes') setText('');
    setVisits(visits.slice(0, to + 1));
  };
  const leave = (left: Partial<Left>) => {
    const here = visits.at(-1)!;
    setVisits([...visits.slice(0, -1), { ...here, left: { ...here.left, ...left } }]);
  };
  const search = (sought: string) => {
    setText(sought);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const found: Place = { kind: 'found', text: sought.trim() };
      setVisits(found.text === '' ? [CLASSES] : [CLASSES, { place: found, left: {} }]);
    }, PAUSE);
  };

  const { place, left } = visits.at(-1)!;
  const tab = visits[0]!.place.kind === 'tree' ? 'tree' : 'classes';
  const view: ViewProps = {
    ...{ answers, left, isAll, say: setStatus, onOpen: open, onLeft: leave },
    ...{ onLine: props.onLine, since: summary.since },
  };
  return (
    <div class="xp">
      <style>{STYLES}</style>
      <div class="xp-head">
        <dl class="xp-readouts">
          <div>
            <dt>In use</dt>
            <dd>{formatBytes(summary.bytes)}</dd>
          </div>
          <div>
            <dt>Objects in all</dt>
            <dd>{formatNumber(summary.objects)}</dd>
          </div>
          <div>
            <dt>Blocks</dt>
            <dd>{formatNumber(summary.blocks)}</dd>
          </div>
        </dl>
        <ExportKey answers={answers} fileName={fileName} say={setStatus} />
      </div>
      <ExplorerBar
        id={id}
        tab={tab}
        onTab={(to) => {
          setText('');
          setVisits([to === 'tree' ? TREE : CLASSES]);
        }}
        text={text}
        onText={search}
        isAll={isAll}
        onAll={setIsAll}
        rounds={rounds}
        since={props.since}
        onSince={props.onSince}
      />
      <div
        class="xp-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        ref={panel}
      >
        <Trail visits={visits} onBack={back} />
        <h4 class={visits.length === 1 ? 'vh' : ''} tabIndex={-1} ref={heading}>
          {placeName(place)}
        </h4>
        <View
          key={`${visits.length} ${placeKey(place)}`}
          place={place}
          view={view}
          onBack={() => back(visits.length - 2)}
        />
      </div>
      <p class="vh" role="status">
        {status}
      </p>
    </div>
  );
}

function View({ place, view, onBack }: { place: Place; view: ViewProps; onBack: () => void }) {
  switch (place.kind) {
    case 'classes':
      return <ClassView {...view} />;
    case 'class':
    case 'found':
      return <ObjectsView {...view} place={place} />;
    case 'object':
      return <ObjectView {...view} node={place.node} />;
    case 'tree':
      return <TreeView {...view} node={place.node} onUp={onBack} />;
  }
}

/** Views of other places are other views: nothing of one is left in the next. */
function placeKey(place: Place): string {
  switch (place.kind) {
    case 'class':
      return `class ${place.isLearners} ${place.className}`;
    case 'object':
    case 'tree':
      return `${place.kind} ${place.node}`;
    default:
      return place.kind;
  }
}
