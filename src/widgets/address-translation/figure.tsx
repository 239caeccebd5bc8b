import type { PagingEvent } from '../../model/paging/event.ts';
import { pagingModel } from '../../model/paging/model.ts';
import type { PagingView } from '../../model/paging/view.ts';
import { formatAddress, formatBytes, formatNumber } from '../../model/units.ts';
import type { FigureSpec, Reading } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narratePaging, narratePagingStart, wordOfPaging } from '../narrate/paging.ts';
import { counted } from '../narrate/words.ts';
import { Controls } from './controls.tsx';
import { hasTables, isAccess, type PagingMoment, type TablesMoment } from './focus.ts';
import { faultWords } from './labels.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { twinOf } from './twin.ts';

export const spec: FigureSpec<PagingView, PagingEvent> = {
  name: 'address-translation',
  title: 'Address translation',
  summary:
    'An address bit by bit, on its way through the TLB and four page tables to a byte of RAM: type any address, and see where it leads or why it faults.',
  models: [pagingModel],
  scenarios,
  legend: [
    { swatch: 'now', text: 'the way so far' },
    { swatch: 'used', text: 'in use' },
    { swatch: 'free', text: 'nothing there' },
    { swatch: 'fault', text: 'fault' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfPaging(frame)),
  narrate: ({ step, state, frame }) =>
    step === 0 ? narratePagingStart(state) : narratePaging(frame),
  readings: (moment) => [
    outcomeOf(moment),
    ...(hasTables(moment) ? tableReadings(moment) : segmentReadings(moment)),
  ],
  twin: twinOf,
  Picture,
  Controls,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}

/** Where this access led. */
function outcomeOf({ state, statement }: PagingMoment): Reading {
  const name = 'Physical address';
  const access = isAccess(statement) ? state.access : undefined;
  if (!access) return { name, value: 'no access now' };
  if (access.fault) {
    return { name, value: `fault: ${faultWords[access.fault] ?? access.fault}`, bad: true };
  }
  if (access.physical === undefined) return { name, value: 'on the way' };
  return { name, value: formatAddress(access.physical) };
}

function tableReadings({ state }: TablesMoment): Reading[] {
  const { tlb, tableReads, tableFrames, pageBytes } = state;
  return [
    {
      name: 'TLB',
      value: tlb
        ? `${counted(tlb.hits, 'hit')}, ${tlb.misses} ${tlb.misses === 1 ? 'miss' : 'misses'}`
        : 'none',
    },
    { name: 'Entries read in tables', value: counted(tableReads, 'read') },
    { name: 'Page tables', value: formatBytes(tableFrames * pageBytes) },
  ];
}

const segmentReadings = ({ state }: PagingMoment): Reading[] => [
  { name: 'Accesses', value: formatNumber(state.accesses) },
  { name: 'Faults', value: formatNumber(state.faults) },
];
