import type { BuddyLayout } from './buddy-layout.ts';
import type { Tree } from './buddy-tree.ts';

interface BranchesProps {
  layout: BuddyLayout;
  tree: Tree;
  xOf: (address: number) => number;
}

/** From each block that is halved to its halves, and from halves to what they merged into. */
export function Branches({ layout, tree, xOf }: BranchesProps) {
  const { rowOf, box, pixelsPerByte } = layout;
  return (
    <>
      {tree.nodes.map(({ address, size, order, now, state }) => {
        const [y, above] = [rowOf(order), rowOf(order + 1)];
        const begins = tree.base + Math.floor((address - tree.base) / (2 * size)) * 2 * size;
        const parent = tree.nodes.find((one) => one.address === begins && one.size === 2 * size);
        if (y === undefined || above === undefined || !parent) return null;
        const followed = now && parent.now;
        // On a narrow page words stand between the rows: only the way of this step is drawn there.
        if (!followed && !layout.wide) return null;
        const from = xOf(begins) + size * pixelsPerByte;
        const to = xOf(address) + (size * pixelsPerByte) / 2;
        const middle = (above + box + y) / 2 - (layout.wide ? 0 : 9);
        const line = `M${from} ${above + box}V${middle}H${to}V${y}`;
        const classes = ['branch', followed && 'followed', state === 'gone' && 'gone'];
        return (
          <g key={`${address} ${size}`} class={classes.filter(Boolean).join(' ')}>
            {followed && <path class="band" d={line} />}
            <path class="line" d={line} />
          </g>
        );
      })}
    </>
  );
}
