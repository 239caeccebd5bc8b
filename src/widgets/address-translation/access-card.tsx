import { formatAddress } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { ownerAt } from '../draw/owner.ts';
import { PageSquare } from '../draw/page-square.tsx';
import { Words } from '../draw/words.tsx';
import type { Focus, TablesMoment } from './focus.ts';
import { deed, pageNumber, toned } from './labels.ts';

export const cardHeight = 104;

/** The middle of the plate with the page's number, which the TLB is asked for. */
export const plateMiddle = 84;

const plateText = ({ state }: TablesMoment, { address }: Focus): string =>
  `page ${pageNumber(address, state.pageBytes)}`;

export const plateWidth = (moment: TablesMoment, focus: Focus): number =>
  Math.ceil(textWidth(plateText(moment, focus), 12)) + 16;

/** Who asks for which address, and the number of its page; at the drawing's left upper corner. */
export function AccessCard({ moment, focus }: { moment: TablesMoment; focus: Focus }) {
  const { space, tables, addressBits, scheme } = moment.state;
  const { access, address, canonical, kernel, verb } = focus;
  const many = tables.some((table) => table.space > 0);
  const high = scheme.startsWith('x86') ? `bits 63–${addressBits - 1}` : '';
  const bad = access !== undefined && !canonical;
  return (
    <g>
      {many && <PageSquare x={0} y={0} size={16} owner={ownerAt(space)} letter={`${space}`} />}
      <Words x={many ? 24 : 0} y={13} as="note">
        {many ? `space ${space}: ${deed(verb, kernel)}` : deed(verb, kernel)}
      </Words>
      <text class="asked" x={0} y={38}>
        {formatAddress(address)}
      </text>
      <Words x={0} y={60} as="note" {...toned(bad)}>
        {bad
          ? high
            ? `not canonical: ${high} differ`
            : `outside of ${addressBits} bits`
          : high && canonical
            ? `${high} are all ${address >> 63n}`
            : `${addressBits} bits of address`}
      </Words>
      {canonical && (
        <g class={access ? 'value now' : 'value'}>
          <rect x={0} y={plateMiddle - 12} width={plateWidth(moment, focus)} height="24" />
          <Words x={8} y={plateMiddle + 4}>
            {plateText(moment, focus)}
          </Words>
        </g>
      )}
    </g>
  );
}
