import { useEffect } from 'preact/hooks';
import { formatBytes } from '../../model/units.ts';
import { LineKey } from './cells.tsx';
import { PathList } from './path-list.tsx';
import { ReferenceTable } from './reference-table.tsx';
import { useAnswer } from './use-answer.ts';
import { beforeWords, sinceWords, type ViewProps } from './view.ts';

/** One object: its sizes, why it is in memory, what holds it and what it holds. */
export function ObjectView(props: ViewProps & { node: number }) {
  const { answers, node, onOpen, onLine, since, say } = props;
  const { answer, trouble } = useAnswer(answers, { ask: 'object', node });
  useEffect(() => {
    if (!answer) return;
    const { what, shallow, retained } = answer.object;
    say(`${what}: ${formatBytes(shallow)} itself, ${formatBytes(retained)} with all it holds.`);
  }, [answer]);
  if (trouble) return <p class="xp-trouble">{trouble}</p>;
  if (!answer) return null;
  const { object, steps } = answer;
  return (
    <>
      <dl class="xp-facts">
        <div>
          <dt>Class</dt>
          <dd>{object.className}</dd>
        </div>
        <div>
          <dt>Shallow: its own bytes</dt>
          <dd>{formatBytes(object.shallow)}</dd>
        </div>
        <div>
          <dt>Retained: with all that goes with it</dt>
          <dd>{formatBytes(object.retained)}</dd>
        </div>
        <div>
          <dt>Made</dt>
          <dd class={object.isFresh ? 'is-new' : ''}>
            {object.isFresh ? `since ${sinceWords(since)}` : beforeWords(since)}
          </dd>
        </div>
        {object.line !== undefined && (
          <div>
            <dt>Written on</dt>
            <dd>
              <LineKey line={object.line} onLine={onLine} />
            </dd>
          </div>
        )}
      </dl>
      <section class="xp-why" aria-label="Why it is in memory">
        <div class="xp-refs-h">
          <h5>Why it is in memory</h5>
          <button
            type="button"
            class="btn"
            onClick={() => onOpen({ kind: 'tree', node, name: object.what })}
          >
            Show in the treemap
          </button>
        </div>
        <PathList steps={steps} onOpen={onOpen} onLine={onLine} />
      </section>
      <div class="xp-both">
        <ReferenceTable
          {...props}
          kind="holders"
          title="What holds it"
          none="Nothing in the heap: the engine itself does."
        />
        <ReferenceTable {...props} kind="holds" title="What it holds" none="Nothing else." />
      </div>
    </>
  );
}
