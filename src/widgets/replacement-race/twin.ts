import type { TwinTable } from '../kit/figure-spec.ts';
import { framesLabel, laneLabel } from './lane-label.ts';
import { columnsAt, markMeaning, type RaceMoment } from './race-columns.ts';
import { boundOf, referencesOf } from './references.ts';

/** References back from now that are listed; older ones are a step away. */
const mostListed = 24;

/** Counters, memory of each lane as it is, and what each reference did. */
export function twinOf(moment: RaceMoment): TwinTable[] {
  const { play, state, step } = moment;
  const { lanes } = state;
  const names = lanes.map((lane) => laneLabel(lane, lanes));
  const references = referencesOf(play);
  const first = Math.max(1, step - mostListed + 1);
  const steps = Array.from({ length: step - first + 1 }, (_, place) => first + place);
  return [
    {
      caption: `Faults after ${step} of ${play.last} references`,
      columns: ['Policy', 'Memory', 'Faults', 'Hits', 'OPT’s faults'],
      numeric: [2, 3, 4],
      rows: lanes.map((lane, index) => [
        names[index]!,
        framesLabel(lane),
        String(lane.state.counts.misses),
        String(lane.state.counts.hits),
        String(boundOf(play, lane.chosen.frames)[step]),
      ]),
    },
    {
      caption: `References ${step === 0 ? '' : `${first} to ${step}`}`.trim(),
      columns: ['Step', 'Page', ...names],
      numeric: [1],
      none: 'None yet.',
      rows: steps.map((at) => [
        String(at),
        `${references[at - 1]!.page}${references[at - 1]!.write ? ', written' : ''}`,
        ...columnsAt(play, at).map(
          ({ hit, out }) =>
            `${hit ? 'hit' : 'fault'}${out.map((page) => `, ${page} out`).join('')}`,
        ),
      ]),
    },
    {
      caption: 'Still to come',
      columns: ['Step', 'Page'],
      numeric: [1],
      none: 'Nothing: this was the last reference.',
      rows: references
        .slice(step, step + mostListed)
        .map(({ page, write }, place) => [
          String(step + place + 1),
          `${page}${write ? ', written' : ''}`,
        ]),
    },
    ...lanes.map((lane, index): TwinTable => {
      const meaning = markMeaning(lane.state, lane.chosen.policy).replace('small: ', '');
      const column = step === 0 ? undefined : columnsAt(play, step)[index]!;
      const rows = [...lane.state.resident].sort((a, b) => a.frame - b.frame);
      return {
        caption: `Memory of ${names[index]} after step ${step}`,
        columns: [
          ...['Frame', 'Page', 'Loaded at step', 'Last used at step', 'Uses'],
          ...(meaning ? [meaning] : []),
          'Notes',
        ],
        numeric: [1, 2, 3, 4],
        none: 'Every frame is free.',
        rows: rows.map(({ page, frame, loadedAt, usedAt, uses, dirty }) => [
          String(frame + 1),
          ...[page, loadedAt, usedAt, uses].map(String),
          ...(meaning ? [column?.cells[frame]?.mark ?? ''] : []),
          [
            column?.at === frame ? 'this step’s page' : '',
            column?.hand === frame ? 'the hand is here' : '',
            dirty ? 'dirty' : '',
          ]
            .filter(Boolean)
            .join(', '),
        ]),
      };
    }),
  ];
}
