import { useEffect, useRef, useState } from 'preact/hooks';
import { pageStore } from '../../browser/local-record.ts';
import {
  type PassAnswers,
  type SelfCheckRecord,
  selfCheckRecord,
  type TopicAnswers,
} from '../../browser/self-check-record.ts';
import type { LinkedTopic } from './linked-topic.ts';
import { Outcome } from './outcome.tsx';
import type { Pass } from './questions-in.ts';
import { TopicForm } from './topic-form.tsx';

export interface SelfCheckProps {
  topics: readonly LinkedTopic[];
}

const nothing: TopicAnswers = { answers: [] };
const empty: SelfCheckRecord = { draft: {} };

/** Rate each topic, predict, and see where the two differ; once before the course and once after it. */
export function SelfCheck({ topics }: SelfCheckProps) {
  const [record, setRecord] = useState<SelfCheckRecord>(empty);
  const [undone, setUndone] = useState<SelfCheckRecord>();
  const [again, setAgain] = useState(false);
  const [said, setSaid] = useState('');
  const top = useRef<HTMLHeadingElement>(null);

  // Read after the first drawing, which has to be the one that the build made.
  useEffect(() => {
    const kept = selfCheckRecord(pageStore()).read();
    if (!kept) return;
    setRecord(kept);
    setAgain(kept.before !== undefined && !kept.after && Object.keys(kept.draft).length > 0);
  }, []);

  const keep = (next: SelfCheckRecord): void => {
    setRecord(next);
    const kept = selfCheckRecord(pageStore()).write(next);
    setSaid(
      kept ? '' : 'This browser keeps nothing: your answers are lost when you leave the page.',
    );
  };
  const pass: Pass = record.before ? 'after' : 'before';
  const asking = !record.before || again;

  const finish = (): void => {
    const missing = topics.find(({ chapter }) => !isWhole(record.draft[chapter]));
    if (missing) {
      setSaid(
        `${missing.name} is not answered yet: say how sure you are, and answer both questions.`,
      );
      const section = document.getElementById(`sc-${missing.chapter}`);
      section?.scrollIntoView();
      section?.parentElement
        ?.querySelector<HTMLElement>('fieldset:not(:has(:checked)) input')
        ?.focus();
      return;
    }
    keep({ ...record, draft: {}, [pass]: record.draft });
    setAgain(false);
    requestAnimationFrame(() => top.current?.focus());
  };

  return (
    <div class="sc">
      {asking ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            finish();
          }}
        >
          {topics.map((topic) => (
            <TopicForm
              key={topic.chapter}
              topic={topic}
              pass={pass}
              given={record.draft[topic.chapter] ?? nothing}
              onChange={(given) =>
                keep({ ...record, draft: { ...record.draft, [topic.chapter]: given } })
              }
            />
          ))}
          <div class="sc-bar">
            <button class="btn big primary" type="submit">
              Show where I stand
            </button>
            <p role="status">{said}</p>
          </div>
        </form>
      ) : (
        <>
          <h2 tabIndex={-1} ref={top}>
            {record.after ? 'Before and after' : 'Where you stand'}
          </h2>
          <Outcome topics={topics} before={record.before as PassAnswers} after={record.after} />
          <div class="sc-bar">
            {!record.after && (
              <button class="btn big primary" type="button" onClick={() => setAgain(true)}>
                Check again, after the course
              </button>
            )}
            <button
              class="btn big"
              type="button"
              onClick={() => {
                setUndone(record);
                keep(empty);
              }}
            >
              Start over
            </button>
            <p role="status">{said}</p>
          </div>
        </>
      )}
      {undone && asking && (
        <p class="sc-undo">
          Your answers were put aside.{' '}
          <button
            class="btn"
            type="button"
            onClick={() => {
              keep(undone);
              setUndone(undefined);
            }}
          >
            Bring them back
          </button>
        </p>
      )}
    </div>
  );
}

const isWhole = (given: TopicAnswers | undefined): boolean =>
  given?.sure !== undefined &&
  given.answers.length === 2 &&
  given.answers.every((one) => one !== null && one !== undefined);
