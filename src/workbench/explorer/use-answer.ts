import { useEffect, useRef, useState } from 'preact/hooks';
import type { Query } from '../../grader/explanation.ts';
import type { Answers, AnswerTo } from './answers.ts';

interface Asked<Q extends Query> {
  /** The one before stays until the next is there, so that a table never blinks. */
  readonly answer: AnswerTo<Q> | undefined;
  readonly trouble: string;
}

/** The answer to a question, asked again when it changes. */
export function useAnswer<Q extends Query>(answers: Answers, query: Q): Asked<Q> {
  const key = JSON.stringify(query);
  const [arrived, setArrived] = useState<{ key: string; answer: AnswerTo<Q> } | undefined>();
  const [trouble, setTrouble] = useState('');
  const last = useRef<AnswerTo<Q>>();
  const known = answers.known(query) ?? (arrived?.key === key ? arrived.answer : undefined);
  if (known) last.current = known;
  useEffect(() => {
    if (answers.known(query)) return;
    let isWanted = true;
    answers.to(query).then(
      (answer) => {
        if (!isWanted) return;
        setTrouble('');
        setArrived({ key, answer });
      },
      (error: unknown) => {
        if (isWanted) setTrouble((error as Error).message);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [answers, key]);
  return { answer: known ?? last.current, trouble: known ? '' : trouble };
}
