import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes } from '../../model/units.ts';
import { Chart, scaleOf } from '../draw/chart.tsx';
import { Drawing } from '../draw/drawing.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { limitOf, pointsTo, ramOf } from './day-course.ts';
import { lineOf, service } from './service.ts';

const lineHeight = 24;
const chartHeight = 224;
const codeTop = chartHeight + 88;

/** The day as a chart of two lines, and the code of the service below it with the line of this step. */
export function Picture({ id, moment, width, ask }: PictureProps<MachineState, MachineEvent>) {
  const { play, step, statement } = moment;
  const shown = pointsTo(play, step);
  const limit = limitOf(moment.state);
  const most = ramOf(moment.state);
  const x = scaleOf(0, Math.max(play.last, 1), 56, width - 8);
  // In KiB, so that the rules of the chart stand at round numbers of them.
  const y = scaleOf(0, most / 1024, chartHeight + 24, 32);
  const here = lineOf(statement as Parameters<typeof lineOf>[0]);
  const ends = shown.filter(({ ended }) => ended);
  return (
    <Drawing
      id={id}
      width={width}
      height={codeTop + service.length * lineHeight + 8}
      label={`Memory of the service over the day, up to step ${step}, and its code.`}
    >
      <Chart
        x={x}
        y={y}
        xName="steps of the day"
        yName="KiB"
        series={[
          {
            name: 'resident',
            tone: 'dash',
            points: shown.map((one) => [one.step, one.resident / 1024]),
          },
          { name: 'heap', tone: 'live', points: shown.map((one) => [one.step, one.heap / 1024]) },
        ]}
        limits={
          limit === undefined ? [] : [{ at: limit / 1024, name: `limit ${formatBytes(limit)}` }]
        }
        now={step}
      >
        {ends.map(({ step: at, ended }) => (
          <g key={at} class={ended!.exitCode === 137 ? 'end killed' : 'end'}>
            <path d={`M${x.at(at)} ${y.at(0)}V${y.at(most / 1024)}`} />
            <Words
              x={x.at(at)}
              y={22}
              as="size"
              anchor={x.at(at) > width - 60 ? 'end' : 'middle'}
              tone={ended!.exitCode === 137 ? 'fault' : 'quiet'}
            >
              {ended!.exitCode === 137 ? 'killed, 137' : 'restart'}
            </Words>
          </g>
        ))}
      </Chart>
      <g transform={`translate(0 ${codeTop})`}>
        {service.map((text, index) => (
          <Target
            key={text}
            id={String(index + 1)}
            label={`Line ${index + 1}: ${text.trim()}`}
            ask={ask}
            box={{ x: 3, y: index * lineHeight + 3, width: width - 6, height: lineHeight - 6 }}
          >
            {here === index + 1 && (
              <rect
                class="line-now"
                x="0"
                y={index * lineHeight}
                width={width}
                height={lineHeight}
              />
            )}
            <Words x={20} y={index * lineHeight + 16} as="size" anchor="end">
              {index + 1}
            </Words>
            <text class="code" x={32} y={index * lineHeight + 16}>
              {text.replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length))}
            </text>
          </Target>
        ))}
      </g>
    </Drawing>
  );
}
