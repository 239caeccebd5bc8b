import type { PassAnswers } from '../../browser/self-check-record.ts';
import { codeIn } from './code-in.tsx';
import type { LinkedTopic } from './linked-topic.ts';
import { type Pass, questionsIn } from './questions-in.ts';
import { meanings, ratings, standingOf } from './standing.ts';

interface OutcomeProps {
  topics: readonly LinkedTopic[];
  before: PassAnswers;
  after: PassAnswers | undefined;
}

/** Where confidence and answers differ, and what to do next; after the course beside what was before it. */
export function Outcome({ topics, before, after }: OutcomeProps) {
  const pass: Pass = after ? 'after' : 'before';
  const latest = after ?? before;
  return (
    <>
      <div class="table-box sc-table" tabIndex={0} role="region" aria-label="Where you stand">
        <table>
          <thead>
            <tr>
              <th scope="col">Topic</th>
              {after && <th scope="col">Before the course</th>}
              <th scope="col">{after ? 'After it' : 'You said'}</th>
              <th scope="col">What it means</th>
              <th scope="col">Next</th>
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => {
              const { sure, right, asked } = countOf(topic, pass, latest);
              const { word, next } = meanings[standingOf(sure, right, asked)];
              return (
                <tr key={topic.chapter}>
                  <th scope="row">{topic.name}</th>
                  {after && <td>{toldOf(topic, 'before', before)}</td>}
                  <td>{toldOf(topic, pass, latest)}</td>
                  <td>{word}</td>
                  <td>
                    {next} <a href={topic.href}>{topic.name}</a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <h2>Your answers</h2>
      {topics.flatMap((topic) =>
        questionsIn(topic, pass).map(({ ask, answers }, at) => {
          const taken = answers[latest[topic.chapter]?.answers[at] ?? -1];
          const right = answers.find((one) => one.right)!;
          return (
            <div class="sc-answer" key={ask} data-right={taken?.right ? '' : undefined}>
              <p class="sc-ask">{codeIn(ask)}</p>
              {taken && (
                <p>
                  <strong>{taken.right ? 'Right: ' : 'You said: '}</strong>
                  {codeIn(taken.says)}. {codeIn(taken.because)}
                </p>
              )}
              {!taken?.right && (
                <p>
                  <strong>So it is: </strong>
                  {codeIn(right.says)}. {codeIn(right.because)}
                </p>
              )}
            </div>
          );
        }),
      )}
    </>
  );
}

function countOf(topic: LinkedTopic, pass: Pass, given: PassAnswers) {
  const { sure = 0, answers = [] } = given[topic.chapter] ?? {};
  const questions = questionsIn(topic, pass);
  const right = questions.filter((question, at) => question.answers[answers[at] ?? -1]?.right);
  return { sure, right: right.length, asked: questions.length };
}

function toldOf(topic: LinkedTopic, pass: Pass, given: PassAnswers): string {
  const { sure, right, asked } = countOf(topic, pass, given);
  return `${ratings[sure]}; ${right} of ${asked} right`;
}
