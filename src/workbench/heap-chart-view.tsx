import { formatBytes, formatNumber } from '../model/units.ts';
import { chartOf, scaleOf } from './heap-chart.ts';

interface Props {
  readings: readonly { readonly bytes: number; readonly blocks: number }[];
  /** Whether what lies above the settled level is a fault. */
  growing: boolean;
  /** Leaves the heading to what stands around it. */
  untitled?: boolean;
}

const SQUARE = 11;
const PITCH = 13;
const LEFT = 56;
const TOP = 8;

/** Bytes in use after each round as stacks of squares, with a table of all readings. */
export function HeapChart({ readings, growing, untitled = false }: Props) {
  if (readings.length === 0) return null;
  const chart = chartOf(readings);
  const floor = TOP + chart.height * PITCH;
  const width = LEFT + chart.columns.length * PITCH + 4;
  const last = readings.at(-1)!;
  const levelY = floor - Math.ceil(chart.level / chart.unit) * PITCH;
  const label = `Bytes in use after each of ${readings.length} rounds: ${formatBytes(readings[0]!.bytes)} after the first, ${formatBytes(last.bytes)} after the last.`;
  return (
    <div class="pane">
      {!untitled && <h4>In use after each round</h4>}
      <svg
        class="heap-chart"
        viewBox={`0 0 ${width} ${floor + 24}`}
        width={width}
        height={floor + 24}
        role="img"
        aria-label={label}
      >
        <path class="axis" d={`M${LEFT} ${floor + 1}H${width}`} />
        <text x={LEFT - 8} y={floor + 1} text-anchor="end">
          0
        </text>
        <text x={LEFT - 8} y={TOP + 10} text-anchor="end">
          {formatBytes(chart.unit * chart.height)}
        </text>
        {chart.columns.map((column, i) => (
          <g key={column.round} transform={`translate(${LEFT + i * PITCH + 1})`}>
            {Array.from({ length: column.squares + column.over }, (_, k) => (
              <rect
                key={k}
                class={growing && k >= column.squares ? 'over' : 'used'}
                y={floor - (k + 1) * PITCH + 1}
                width={SQUARE}
                height={SQUARE}
              />
            ))}
          </g>
        ))}
        {growing && <path class="level" d={`M${LEFT} ${levelY}H${width}`} />}
        <text x={LEFT} y={floor + 18}>
          1
        </text>
        <text x={(LEFT + width) / 2} y={floor + 18} text-anchor="middle">
          round
        </text>
        <text x={width - 2} y={floor + 18} text-anchor="end">
          {readings.length}
        </text>
      </svg>
      <p class="sm">
        {scaleOf(chart)}{' '}
        {growing
          ? `Red squares, above the line, came on top after round ${formatNumber(Math.floor(readings.length / 4) + 1)}, when a warm-up would be over.`
          : `The last reading was ${formatBytes(last.bytes)}.`}
      </p>
      <details class="readings">
        <summary>
          {readings.length === 1 ? 'The one reading' : `All ${readings.length} readings`}
        </summary>
        <div class="readings-box" tabIndex={0} role="region" aria-label="Readings by round">
          <table>
            <thead>
              <tr>
                <th>Round</th>
                <th class="n">Bytes</th>
                <th class="n">Blocks</th>
              </tr>
            </thead>
            <tbody>
              {readings.map((reading, i) => (
                <tr key={i}>
                  <td>{i + 1}</td>
                  <td class="n">{formatNumber(reading.bytes)}</td>
                  <td class="n">{formatNumber(reading.blocks)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
