import type { RaceState } from '../../model/replacement/race-model.ts';
import { Drawing } from '../draw/drawing.tsx';
import { PageSquare } from '../draw/page-square.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { counted } from '../narrate/words.ts';
import { FaultsSoFar } from './faults-so-far.tsx';
import { framesLabel, laneLabel, policyLabel } from './lane-label.ts';
import { LanePicture } from './lane-picture.tsx';
import { columnsAt, markMeaning, type RaceEvent } from './race-columns.ts';
import { layoutOf, outRow, wordRow } from './race-layout.ts';
import { boundOf, referencesOf } from './references.ts';

/** The references along the top, and below it a table of frames over time for each lane. */
export function Picture({ id, moment, width, ask }: PictureProps<RaceState, RaceEvent>) {
  const { play, state, step } = moment;
  const layout = layoutOf(play, state, step, width);
  const { cell, wide, first, left, lanes: places } = layout;
  const { lanes } = state;
  const references = referencesOf(play);
  const shown = references.slice(first - 1, first - 1 + layout.columns);
  const columns = Array.from({ length: Math.max(step - first + 1, 0) }, (_, place) =>
    columnsAt(play, first + place),
  );
  const last = first + shown.length - 1;
  const part = shown.length < references.length ? ` ${first} to ${last} of ${play.last}` : '';
  return (
    <Drawing
      id={id}
      width={width}
      height={layout.height}
      label={`${counted(references.length, 'reference')} through ${lanes
        .map((lane) => `${policyLabel(lane.chosen.policy)} with ${framesLabel(lane)}`)
        .join(', ')}; steps${part || ` 1 to ${play.last}`}.`}
    >
      {wide && (
        <>
          <Words x={0} y={36} as="head">
            References
          </Words>
          {part && (
            <Words x={0} y={52} as="size">
              {part.trim()}
            </Words>
          )}
        </>
      )}
      {shown.map(({ page, write }, place) => {
        const at = first + place;
        return (
          <g key={at}>
            <Words x={layout.x(at) + cell / 2} y={11} as="size" anchor="middle" tone="quiet">
              {at}
            </Words>
            <PageSquare
              x={layout.x(at) + 2}
              y={18}
              size={cell - 4}
              owner="n"
              letter={String(page)}
              state={at > step ? 'absent' : 'resident'}
              now={at === step}
              dirty={write}
            />
          </g>
        );
      })}
      {lanes.map((lane, number) => {
        const { y, rows, hidden } = places[number]!;
        const label = policyLabel(lane.chosen.policy);
        const faults = lane.state.counts.misses;
        const bound = boundOf(play, lane.chosen.frames)[step]!;
        const notes = [
          framesLabel(lane),
          markMeaning(lane.state, lane.chosen.policy),
          hidden > 0 ? `${hidden} not drawn` : '',
        ].filter(Boolean);
        return (
          <g key={lane.name}>
            {wide ? (
              <>
                <Words x={0} y={y + 18} as="head">
                  {label}
                </Words>
                {notes.slice(0, Math.max(rows, 1)).map((note, line) => (
                  <Words key={note} x={0} y={y + 36 + line * 16} as="size">
                    {note}
                  </Words>
                ))}
                <Words
                  x={left - 8}
                  y={y + rows * cell + wordRow + outRow / 2 + 3}
                  as="size"
                  anchor="end"
                >
                  put out
                </Words>
                <FaultsSoFar
                  x={layout.x(first + layout.columns) + 16}
                  y={y + 14}
                  width={layout.right - 16}
                  of={play.last}
                  flat={false}
                  {...{ faults, bound }}
                />
              </>
            ) : (
              <>
                <Words x={0} y={y - 24} as="head">
                  {label}
                </Words>
                <Words x={0} y={y - 7} as="size">
                  {notes.join(', ')}
                </Words>
                <FaultsSoFar
                  x={width - 128}
                  y={y - 24}
                  width={128}
                  of={play.last}
                  flat
                  {...{ faults, bound }}
                />
              </>
            )}
            <LanePicture
              id={id}
              lane={number}
              label={laneLabel(lane, lanes)}
              layout={layout}
              columns={columns.map((column) => column[number]!)}
              step={step}
              ask={ask}
            />
          </g>
        );
      })}
    </Drawing>
  );
}
