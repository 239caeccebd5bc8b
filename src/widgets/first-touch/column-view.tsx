import { Cable } from '../draw/cable.tsx';
import { PageSquare } from '../draw/page-square.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import type { ColumnState } from './column-state.ts';
import { columnTarget } from './column-target.ts';
import { diskHeight, entryHeight, type Layers } from './geometry.ts';
import type { Column, Strip } from './strips.ts';

interface ColumnViewProps {
  size: number;
  layers: Layers;
  strip: Strip;
  column: Column;
  x: number;
  y: number;
  state: ColumnState;
  mapped: boolean;
  ask: Asking | undefined;
}

export function ColumnView(props: ColumnViewProps) {
  const { size, layers, column, x, y, state, mapped } = props;
  if (column.count > 1 && !mapped) return null;
  if (column.count > 1) return <Run {...{ size, column, x }} y={y + layers.page} />;
  const { entry, touched, number } = state;
  const word = touched.signal ?? touched.fault;
  const fault = word !== undefined;
  const resident = entry.in === 'frame';
  return (
    <g>
      {mapped && (
        <PageSquare
          x={x}
          y={y + layers.page}
          size={size}
          owner={state.zero ? 'k' : 'a'}
          letter={`${number}`}
          state={resident ? 'resident' : entry.in === 'swap' ? 'swapped' : 'absent'}
          fault={fault}
          now={touched.accessed && !fault}
        />
      )}
      {word && (
        <Words x={x + size / 2} y={y + layers.page - 6} as="size" tone="fault" anchor="middle">
          {word}
        </Words>
      )}
      {mapped && <EntryCell {...props} />}
      <OwnFrame {...props} />
      {layers.cache !== undefined && <CacheAndDisk {...props} />}
    </g>
  );
}

/** Pages that nothing ever happens to. */
function Run({ size, column, x, y }: Pick<ColumnViewProps, 'size' | 'column' | 'x' | 'y'>) {
  return (
    <g>
      {[0, 1, 2].map((dot) => (
        <circle key={dot} class="dot" cx={x + size / 2 - 6 + dot * 6} cy={y + size / 2} r="1.5" />
      ))}
      <Words x={x + size / 2} y={y + size + 16} as="size" anchor="middle">
        {`+${column.count}`}
      </Words>
    </g>
  );
}

/** The page table entry: the frame that it names, and what it allows. */
function EntryCell({ size, layers, x, y, state, ask }: ColumnViewProps) {
  const { entry, mapped, page, number } = state;
  const top = y + layers.entry;
  const held = entry.in === 'frame';
  const first = held ? `${entry.frame}` : entry.in === 'swap' ? `s${entry.slot}` : '–';
  return (
    <Target
      id={columnTarget('none', page)}
      label={`the entry of page ${number}`}
      ask={ask}
      box={{ x, y: top, width: size, height: entryHeight }}
    >
      <g class={`entry${mapped ? ' filled' : ''}${held ? '' : ' empty'}`}>
        <rect x={x} y={top} width={size} height={entryHeight} rx="1" />
      </g>
      <Words
        x={x + size / 2}
        y={top + 14}
        as="size"
        anchor="middle"
        {...(mapped && { tone: 'on-now' })}
      >
        {first}
      </Words>
      {held && (
        <Words
          x={x + size / 2}
          y={top + 28}
          as="size"
          anchor="middle"
          {...(mapped && { tone: 'on-now' })}
        >
          {entry.writable ? 'rw' : 'r'}
        </Words>
      )}
    </Target>
  );
}

/** Where a minor fault would lead: to a frame of the process's own, unless the cache can fill the entry. */
const fromOwn = ({ layers, state: { cached, entry } }: ColumnViewProps): boolean =>
  layers.frame !== undefined && (cached === undefined || entry.in === 'frame');

/** The frame that is the process's own, or the way to the zero page or the cache. */
function OwnFrame(props: ColumnViewProps) {
  const { size, layers, x, y, state, ask } = props;
  const { entry, own, zero, cached, page, number, touched } = state;
  const top = y + (layers.frame ?? layers.entry);
  const middle = x + size / 2;
  const bottom = y + layers.entry + entryHeight;
  const to =
    own !== undefined
      ? top
      : zero
        ? y + layers.zero!
        : cached !== undefined
          ? y + layers.cache!
          : top;
  const kind = touched.fault ? 'fault' : entry.in === 'frame' && entry.cow ? 'cow' : 'mapped';
  return (
    <Target
      id={columnTarget('minor', page)}
      label={`the frame of page ${number}`}
      ask={fromOwn(props) ? ask : undefined}
      box={{ x, y: top, width: size, height: size }}
    >
      {entry.in === 'frame' && (
        <Cable upright bare from={{ x: middle, y: bottom }} to={{ x: middle, y: to }} kind={kind} />
      )}
      {own !== undefined && (
        <PageSquare x={x} y={top} size={size} letter={`${own}`} now={state.mapped} />
      )}
    </Target>
  );
}

/** The page of the file: in the page cache, and where it always is. */
function CacheAndDisk(props: ColumnViewProps) {
  const { size, layers, x, y, state, ask, strip } = props;
  const { cached, read, page, number } = state;
  const top = y + layers.cache!;
  const disk = y + layers.disk!;
  const middle = x + size / 2;
  return (
    <g>
      <Target
        id={columnTarget('minor', page)}
        label={`the page cache at page ${number}`}
        ask={fromOwn(props) ? undefined : ask}
        box={{ x, y: top, width: size, height: size }}
      >
        <g class={read ? `cached ${read}` : undefined}>
          <PageSquare
            x={x}
            y={top}
            size={size}
            owner={cached === undefined ? 'a' : 'n'}
            state={cached === undefined ? 'absent' : 'resident'}
            {...(cached !== undefined && { letter: `${cached}` })}
          />
        </g>
      </Target>
      <Target
        id={columnTarget('major', page)}
        label={`page ${number} on disk`}
        ask={ask}
        box={{ x, y: disk, width: size, height: diskHeight }}
      >
        {read && (
          <Cable
            upright
            bare
            kind="disk"
            owner="k"
            from={{ x: middle, y: disk }}
            to={{ x: middle, y: top + size }}
          />
        )}
        <g class="pg own-k">
          <rect x={x} y={disk} width={size} height={diskHeight} rx="1" />
        </g>
        <Words x={middle} y={disk + 14} as="size" anchor="middle">
          {`${(strip.file?.first ?? 0) + number}`}
        </Words>
      </Target>
    </g>
  );
}
