import type { TopicAnswers } from '../../browser/self-check-record.ts';
import { codeIn } from './code-in.tsx';
import type { LinkedTopic } from './linked-topic.ts';
import { type Pass, questionsIn } from './questions-in.ts';
import { ratings } from './standing.ts';

interface TopicFormProps {
  topic: LinkedTopic;
  pass: Pass;
  given: TopicAnswers;
  onChange: (given: TopicAnswers) => void;
}

/** One topic: how sure you are, then what you predict. */
export function TopicForm({ topic, pass, given, onChange }: TopicFormProps) {
  const { chapter, name, claim } = topic;
  return (
    <section class="sc-topic" aria-labelledby={`sc-${chapter}`}>
      <h2 id={`sc-${chapter}`}>{name}</h2>
      <fieldset class="sc-sure">
        <legend>“{claim}” How sure are you?</legend>
        <div class="sc-scale">
          {ratings.map((word, rating) => (
            <label key={word}>
              <input
                type="radio"
                name={`${chapter}-sure`}
                checked={given.sure === rating}
                onChange={() => onChange({ ...given, sure: rating })}
              />
              <span>{word}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {questionsIn(topic, pass).map(({ ask, answers }, at) => (
        <fieldset key={ask} class="sc-question">
          <legend>{codeIn(ask)}</legend>
          {answers.map(({ says }, place) => (
            <label key={says}>
              <input
                type="radio"
                name={`${chapter}-${at}`}
                checked={given.answers[at] === place}
                onChange={() => {
                  const all = [given.answers[0] ?? null, given.answers[1] ?? null];
                  all[at] = place;
                  onChange({ ...given, answers: all });
                }}
              />
              <span>{codeIn(says)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
