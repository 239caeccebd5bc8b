import type { ProcessState } from '../../model/machine/state.ts';
import { fitted } from '../draw/geometry.ts';
import type { Owner } from '../draw/owner.ts';
import { PageSquare } from '../draw/page-square.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { entryOf, touchedAt } from '../machine-drawing/entry-of.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { addressOf } from '../machine-drawing/short-address.ts';
import { SizeBars } from '../machine-drawing/size-bars.tsx';
import { placeOf, sayPage } from '../narrate/place-of.ts';
import { counted } from '../narrate/words.ts';
import { type HousePlan, headHeight, type Plan, rowMiddle } from './geometry.ts';
import { foldedPages, processNamed } from './houses.ts';
import { pageTarget } from './predict-evicted.ts';

interface HouseViewProps {
  plan: Plan;
  at: HousePlan;
  moment: MachineMoment;
  /** Pages that the longest bar stands for. */
  most: number;
  ask: Asking | undefined;
}

/** A process: its name, its three sizes, and its pages. */
export function HouseView({ plan, at, moment, most, ask }: HouseViewProps) {
  const { house, x, y } = at;
  const { name, letter, owner, rows, folded } = house;
  const process = processNamed(moment.state, name);
  const { side, form } = plan;
  return (
    <g class={`house own-${owner}`}>
      <Target
        id={`process-${name}`}
        label={`process ${name}`}
        ask={ask}
        box={{ x: x + 3, y: y + 3, width: side - 6, height: headHeight - 14 }}
      >
        <PageSquare x={x} y={y + 1} size={16} owner={owner} letter={letter} />
        <Words x={x + 22} y={y + 14} as="head">
          {fitted(name, 13, side - 24 - (form === 'wide' ? 60 : 0))}
        </Words>
        {form === 'wide' && process && (
          <Words x={x + side} y={y + 14} as="note" anchor="end">
            {`pid ${process.pid}`}
          </Words>
        )}
        <Sizes {...{ process, most, owner }} x={x} y={y + 24} width={side} />
      </Target>
      {rows.map((page) => (
        <PageRow key={page} {...{ plan, at, moment, page, process, ask }} />
      ))}
      {folded > 0 && <FoldedRow {...{ plan, at, process }} />}
    </g>
  );
}

interface SizesProps {
  owner: Owner;
  process: ProcessState | undefined;
  most: number;
  x: number;
  y: number;
  width: number;
}

function Sizes({ process, most, owner, x, y, width }: SizesProps) {
  if (!process?.usage) {
    const { ended } = process ?? {};
    const words = ended ? endings(ended) : ['not started'];
    return (
      <>
        {words.map((word, line) => (
          <Words
            key={word}
            x={x}
            y={y + 14 + 16 * line}
            as="note"
            {...(ended && ended.ending !== 'exit' && line === 0 && { tone: 'fault' as const })}
          >
            {word}
          </Words>
        ))}
      </>
    );
  }
  const { size, resident, proportional } = process.usage;
  const bars = [
    { name: 'VSS', pages: size },
    { name: 'RSS', pages: resident },
    { name: 'PSS', pages: proportional },
  ];
  return <SizeBars {...{ x, y, width, most, bars, owner }} />;
}

const endings = ({ ending, exitCode }: NonNullable<ProcessState['ended']>): string[] => [
  { exit: 'exited', killed: 'killed', signal: 'killed', 'oom-killed': 'OOM-killed' }[ending],
  `code ${exitCode}`,
];

interface PageRowProps {
  plan: Plan;
  at: HousePlan;
  moment: MachineMoment;
  page: number;
  process: ProcessState | undefined;
  ask: Asking | undefined;
}

function PageRow({ plan, at, moment, page, process, ask }: PageRowProps) {
  const { state } = moment;
  const entry = entryOf(state, process, page);
  const touched = process ? touchedAt(moment, process, page) : { accessed: false };
  const { signal, fault, copiedFrom } = touched;
  if (entry.in === 'unmapped' && !signal) return null;
  const middle = rowMiddle(plan, at, page);
  const { house, square } = at;
  const { squareSize: size, form } = plan;
  const place = placeOf(state, house.name, page * 4096, 4096);
  const name = signal ? 'not mapped' : place ? sayPage(place, page * 4096) : '';
  const faultName = form === 'narrow' ? `${fault}` : `${fault} fault`;
  const word =
    signal ??
    (fault &&
      (copiedFrom === undefined ? faultName : form === 'narrow' ? 'copied' : 'fault, copy'));
  const lines = rowLines(at, plan);
  return (
    <g>
      <Words x={lines.x} y={middle - 4} as="address" anchor={lines.anchor}>
        {addressOf(page, form === 'narrow')}
      </Words>
      <Words
        x={lines.x}
        y={middle + 11}
        as="note"
        anchor={lines.anchor}
        {...(word && { tone: 'fault' })}
      >
        {word ?? fitted(form === 'narrow' ? name.replace('page ', '') : name, 11, lines.width)}
      </Words>
      <Target
        id={pageTarget(house.name, page)}
        label={`${name} of ${house.name}`}
        ask={ask}
        box={{ x: square, y: middle - size / 2, width: size, height: size }}
      >
        <PageSquare
          x={square}
          y={middle - size / 2}
          size={size}
          owner={house.owner}
          letter={house.letter}
          state={entry.in === 'frame' ? 'resident' : entry.in === 'swap' ? 'swapped' : 'absent'}
          fault={word !== undefined}
          now={touched.accessed && word === undefined}
        />
      </Target>
    </g>
  );
}

/** Where the words of a row stand: on the side away from the cables. */
function rowLines({ side: at, x }: HousePlan, { side, squareSize }: Plan) {
  const width = side - squareSize - 8;
  return at === 'left'
    ? { x: x + width, anchor: 'end' as const, width }
    : { x: x + squareSize + 8, anchor: 'start' as const, width };
}

/** The pages without a row of their own. */
function FoldedRow({ plan, at, process }: Pick<PageRowProps, 'plan' | 'at' | 'process'>) {
  const { house, square } = at;
  const here = foldedPages(house, process);
  const mapped = process !== undefined && process.ended === null;
  if (!mapped) return null;
  const middle = rowMiddle(plan, at, 'folded');
  const resident = here.filter(({ frame }) => frame !== undefined).length;
  const { squareSize: size } = plan;
  const lines = rowLines(at, plan);
  const outward = at.side === 'left' ? -3 : 3;
  return (
    <g>
      <Words x={lines.x + 2 * outward} y={middle - 4} as="name" anchor={lines.anchor}>
        {plan.form === 'narrow' ? `+${house.folded}` : counted(house.folded, 'page')}
      </Words>
      <Words x={lines.x + 2 * outward} y={middle + 11} as="note" anchor={lines.anchor}>
        {`${resident} in RAM`}
      </Words>
      {[2, 1, 0].map((back) => (
        <PageSquare
          key={back}
          x={square + outward * back}
          y={middle - size / 2 - 3 * back}
          size={size}
          owner={house.owner}
          {...(back === 0 && { letter: house.letter })}
          state={resident > 0 ? 'resident' : 'absent'}
        />
      ))}
    </g>
  );
}
