import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import type { PictureProps } from '../kit/figure-spec.ts';
import { BuddyPicture } from './buddy-picture.tsx';
import { SlabPicture } from './slab-picture.tsx';

/** Halves and buddies where the allocator has orders, slabs where it has slabs. */
export function Picture(props: PictureProps<HeapState, HeapModelEvent>) {
  return props.moment.state.orders ? <BuddyPicture {...props} /> : <SlabPicture {...props} />;
}
