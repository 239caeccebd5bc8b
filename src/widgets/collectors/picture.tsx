import type { PictureProps } from '../kit/figure-spec.ts';
import { ChartPicture } from './chart-picture.tsx';
import { HeapPicture } from './heap-picture.tsx';
import { type Event, type HeapMoment, isPoints, type State } from './look.ts';

/** A heap, or the charts over many. */
export function Picture({ moment, ...rest }: PictureProps<State, Event>) {
  return isPoints(moment) ? (
    <ChartPicture moment={moment} {...rest} />
  ) : (
    <HeapPicture moment={moment as HeapMoment} {...rest} />
  );
}
