import { nextStep } from '../grader/explain.ts';
import { NOT_MEASURED } from '../grader/judge-check.ts';
import type { CheckResult, Verdict } from '../grader/verdict.ts';
import { checkWords } from './check-words.ts';
import { HeapChart } from './heap-chart-view.tsx';

interface Props {
  verdict: Verdict;
  milliseconds: number;
}

/** The verdict on a run: each check with measured against limit, the heap by round, what next. */
export function VerdictView({ verdict, milliseconds }: Props) {
  const { checks, error } = verdict;
  const growing = checks.some(grows);
  const messages = checks.filter((check) => check.message && check.message !== NOT_MEASURED);
  return (
    <>
      <div class={`vd-h ${verdict.outcome === 'pass' ? 'good' : 'bad'}`}>
        <span class="pill">
          {checks.filter((check) => check.passed).length} of {checks.length}
        </span>
        <span>{headline(verdict)}</span>
      </div>
      {error && (
        <p class="vd-error">
          <b>{error.name}</b>
          {error.line !== undefined &&
            ` on line ${error.line}${error.column === undefined ? '' : `, column ${error.column}`}`}
          : {error.message}
        </p>
      )}
      <table class="ck">
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col" class="n">
              Measured
            </th>
            <th scope="col" class="n">
              Limit
            </th>
            <th scope="col">
              <span class="vh">Verdict</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => {
            const words = checkWords(check);
            return (
              <tr key={check.kind}>
                <td>{words.name}</td>
                <td class="n">{words.measured}</td>
                <td class="n">{words.limit}</td>
                <td class={check.passed ? 'ok-w' : 'no-w'}>{words.word}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {messages.length > 0 && (
        <ul class="vd-messages">
          {messages.map((check) => (
            <li key={check.kind}>{check.message}</li>
          ))}
        </ul>
      )}
      <p class="vd-next">{nextStep(verdict)}</p>
      <HeapChart readings={verdict.rounds} growing={growing} />
      <p class="sm vd-time">
        {verdict.rounds.length} rounds, judged in {Math.round(milliseconds)} ms here. The time has
        no part in the verdict.
      </p>
    </>
  );
}

function grows(check: CheckResult): boolean {
  return check.kind === 'heap-growth' && check.measured !== null && check.measured > check.limit;
}

function isOfWhatStays({ kind }: CheckResult): boolean {
  return kind === 'heap-growth' || kind === 'collected';
}

function headline(verdict: Verdict): string {
  switch (verdict.outcome) {
    case 'pass':
      return verdict.checks.some(isOfWhatStays) ? 'Nothing left behind' : 'All that was asked';
    case 'crashed':
      return 'The run ended early';
    case 'stopped':
      return 'The run took too long';
    case 'fail':
      return verdict.checks.some((check) => check.kind === 'result' && !check.passed)
        ? 'Not the right results'
        : verdict.checks.some(grows)
          ? 'Right results, but it leaks'
          : 'Right results, but not all that was asked';
  }
}
