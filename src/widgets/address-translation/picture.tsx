import type { PagingEvent } from '../../model/paging/event.ts';
import type { PagingView } from '../../model/paging/view.ts';
import { formatAddress } from '../../model/units.ts';
import type { PictureProps } from '../kit/figure-spec.ts';
import { ColumnsPicture } from './columns-picture.tsx';
import { columnsShape } from './columns-shape.ts';
import { focusOf, hasTables, type SegmentsMoment } from './focus.ts';
import { RowsPicture } from './rows-picture.tsx';
import { SegmentsPicture } from './segments-picture.tsx';

/** The scheme decides what is drawn, the width how. */
export function Picture({ id, moment, width, ask }: PictureProps<PagingView, PagingEvent>) {
  if (!hasTables(moment)) {
    return <SegmentsPicture {...{ id, width }} moment={moment as SegmentsMoment} />;
  }
  const focus = focusOf(moment);
  const shape = columnsShape(moment.state, width);
  const { levels, address } = focus;
  const label = `The address ${formatAddress(address)} in ${levels.length + 1} fields, and the TLB and the page tables that lead to its page.`;
  const props = { id, moment, focus, width, ask, label };
  return shape ? <ColumnsPicture {...props} shape={shape} /> : <RowsPicture {...props} />;
}
