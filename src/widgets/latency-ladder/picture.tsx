import { formatDuration } from '../../model/latency/duration.ts';
import type { LatencyEvent, LatencyState } from '../../model/latency/state.ts';
import { Drawing } from '../draw/drawing.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { Ladder, ladderHeight } from './ladder.tsx';
import { TimeSpent, timeSpentHeight } from './time-spent.tsx';
import { ToScale, toScaleHeight } from './to-scale.tsx';

const besideFrom = 704;
const spentWidth = 304;
const gap = 32;

/** The ladder by powers of ten; below it the same to scale, and where the script’s time went. */
export function Picture({ id, moment, width, ask }: PictureProps<LatencyState, LatencyEvent>) {
  const beside = width >= besideFrom;
  const scaleWidth = beside ? width - spentWidth - gap : width;
  const below = ladderHeight(width) + gap;
  const [scaleHigh, spentHigh] = [toScaleHeight(scaleWidth), timeSpentHeight(moment)];
  const high = below + (beside ? Math.max(scaleHigh, spentHigh) : scaleHigh + gap + spentHigh);
  const hide = ask !== undefined && [...ask.options].some((one) => one.startsWith('rung-'));
  const { total } = moment.state;
  return (
    <Drawing
      id={id}
      width={width}
      height={high}
      label={`A ladder of nine waits, from an L1 cache to a hard disk, by powers of ten and to scale. Waited so far: ${formatDuration(total)}.`}
    >
      <Ladder {...{ moment, width, ask, hide }} />
      <g transform={`translate(0 ${below})`}>
        <ToScale {...{ moment, hide }} width={scaleWidth} />
      </g>
      <g
        transform={
          beside
            ? `translate(${width - spentWidth} ${below})`
            : `translate(0 ${below + scaleHigh + gap})`
        }
      >
        <TimeSpent {...{ moment, ask, hide }} width={beside ? spentWidth : width} />
      </g>
    </Drawing>
  );
}
