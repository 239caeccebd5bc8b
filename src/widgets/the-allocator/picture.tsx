import type { PictureProps } from '../kit/figure-spec.ts';
import { HeapPicture } from './heap-picture.tsx';
import { type AnyEvent, type AnyState, isMany } from './heap-play.ts';
import { LanesPicture } from './lanes-picture.tsx';

/** One heap in full, or several as strips. */
export function Picture(props: PictureProps<AnyState, AnyEvent>) {
  return isMany(props.moment) ? <LanesPicture {...props} /> : <HeapPicture {...props} />;
}
