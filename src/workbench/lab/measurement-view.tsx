import type { Reply } from '../../grader/protocol.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { HeapChart } from '../heap-chart-view.tsx';

type Measurement = Extract<Reply, { kind: 'measured' }>['measurement'];

interface Props {
  measurement: Measurement;
  milliseconds: number;
}

/** Whether a program leaks and by how much, or what stopped it. */
export function MeasurementView({ measurement, milliseconds }: Props) {
  const { verdict, error, rounds } = measurement;
  const leaks = verdict === 'leak';
  return (
    <>
      <div class={`vd-h ${verdict === 'stable' ? 'good' : 'bad'}`}>
        <span class="pill">{{ leak: 'leak', stable: 'stable', error: 'error' }[verdict]}</span>
        <span>{headline(measurement)}</span>
      </div>
      {error && (
        <p class="vd-error">
          <b>{error.name}</b>
          {error.line !== undefined &&
            ` on line ${error.line}${error.column === undefined ? '' : `, column ${error.column}`}`}
          : {error.message}
        </p>
      )}
      {rounds.length > 0 && (
        <dl class="measured">
          {/* Of a run that was stopped nobody knows what a round would have kept. */}
          {verdict !== 'error' && (
            <>
              <Fact name="Kept by each round" value={formatBytes(measurement.bytesPerRound)} />
              <Fact name="In blocks" value={formatNumber(measurement.blocksPerRound)} />
            </>
          )}
          <Fact name="Peak" value={formatBytes(measurement.peakBytes)} />
          <Fact
            name={verdict === 'error' ? 'Rounds that ended' : 'Rounds'}
            value={formatNumber(rounds.length)}
          />
        </dl>
      )}
      <p class="vd-next">{nextStep(measurement)}</p>
      <HeapChart readings={rounds} growing={leaks} />
      <p class="sm vd-time">
        Measured in {Math.round(milliseconds)} ms here. The time has no part in the verdict.
      </p>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function headline({ verdict, bytesPerRound }: Measurement): string {
  switch (verdict) {
    case 'leak':
      return bytesPerRound > 0 ? `${formatBytes(bytesPerRound)} more every round` : 'It leaks';
    case 'stable':
      return 'The heap comes to rest';
    case 'error':
      return 'The run ended early';
  }
}

function nextStep({ verdict, error }: Measurement): string {
  if (verdict === 'leak')
    return 'Below, the path from a root to what is left over. Cut one arrow of it, and run again.';
  if (verdict === 'stable')
    return 'Whatever the first rounds set up, no later one adds to it. Take a line out that lets something go, and see.';
  if (error?.name === 'MissingExport')
    return 'Put what you want to measure into an exported function: export function round(i) { … }';
  return error?.line === undefined
    ? 'Mend what went wrong and run again.'
    : `Look at line ${error.line}, mend it and run again.`;
}
