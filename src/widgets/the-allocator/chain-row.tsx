import { formatAddress, formatBytes } from '../../model/units.ts';
import { hatchOf } from '../draw/drawing.tsx';
import { Moved } from '../draw/moved.tsx';
import { Words } from '../draw/words.tsx';
import {
  arrow,
  type Chain,
  type ChainPlace,
  hatchWidth,
  type Link,
  linkText,
  mostLinks,
  rowPitch,
} from './chains.ts';

interface ChainRowProps {
  /** The drawing's id, for its hatch. */
  id: string;
  chain: Chain | undefined;
  place: ChainPlace;
  /** Where the first box begins; 0 where the name stands above. */
  left: number;
  y: number;
  box: number;
}

const high = 24;

/** A list of free blocks: small boxes, each with an arrow to the next. */
export function ChainRow({ id, chain, place, left, y, box }: ChainRowProps) {
  const { name, perRow } = place;
  const links = chain?.links ?? [];
  const shown = links.slice(0, mostLinks);
  const at = (index: number) => ({
    x: left + (index % perRow) * (box + arrow),
    y: y + Math.floor(index / perRow) * rowPitch,
  });
  return (
    <g class="chain">
      <Words x={0} y={left === 0 ? y - 6 : y + 16} as="note">
        {name}
        {links.length > mostLinks ? `, ${mostLinks} of ${links.length}` : ''}
      </Words>
      {shown.length === 0 && (
        <Words x={left} y={y + 16} as="note" tone="quiet">
          {name === 'Looked at' ? 'nothing at this step' : 'empty'}
        </Words>
      )}
      {shown.map((link, index) => (
        <Moved key={link.address} {...at(index)}>
          <LinkBox {...{ id, link, box }} />
          {index < shown.length - 1 && (
            <Arrow box={box} back={(index + 1) % perRow === 0 ? perRow - 1 : undefined} />
          )}
        </Moved>
      ))}
    </g>
  );
}

function LinkBox({ id, link, box }: { id: string; link: Link; box: number }) {
  const { address, size, kind } = link;
  return (
    <g class={`link ${kind}`}>
      <title>{`${formatAddress(address)}, ${formatBytes(size)}`}</title>
      <rect class="ground" x="0" y="0" width={box} height={high} />
      {kind === 'used' ? (
        <rect class="solid" x="0" y="0" width={hatchWidth} height={high} />
      ) : (
        <rect x="0" y="0" width={hatchWidth} height={high} fill={hatchOf(id)} />
      )}
      <path class="divider" d={`M${hatchWidth} 0v${high}`} />
      <text class="w-size" x={hatchWidth + 7} y="16">
        {linkText(link)}
      </text>
      <rect class="edge" x="0" y="0" width={box} height={high} />
    </g>
  );
}

/** To the next box; `back` boxes back and down to it, where the row ends here. */
function Arrow({ box, back }: { box: number; back: number | undefined }) {
  if (back !== undefined) {
    const to = box / 2 - back * (box + arrow);
    return <path class="arrow" d={`M${box / 2} ${high}v4H${to}v3m-3 -3l3 3l3 -3`} />;
  }
  return <path class="arrow" d={`M${box} ${high / 2}h${arrow - 2}m-5 -4l5 4l-5 4`} />;
}
