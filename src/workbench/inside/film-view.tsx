import { useState } from 'preact/hooks';
import type { Film } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Ending } from './ending.ts';
import {
  cutFilm,
  drawFilm,
  type FilmDrawing,
  labelledRounds,
  nearestSample,
  roundAt,
} from './film.ts';
import { FilmTable } from './film-table.tsx';
import { movedBy } from './moved-by.ts';
import { useWidth } from './use-width.ts';

const LEFT = 64;
const RIGHT = 12;
const TOP = 16;
const HEIGHT = 224;
const BOTTOM = 28;
/** Round numbers under the drawing stand at least this far apart. */
const LABEL_ROOM = 28;
/** With more rounds the arrows of their collections would hide the rest. */
const MOST_DROPS = 40;

/** With more rounds than twice as many, some can be looked at closely. */
const CLOSE = 12;

/** Bytes in use over a whole run: every sample, every peak, and what each collection took. */
export function FilmView({ film: whole, ending }: { film: Film; ending: Ending }) {
  const { ref, width } = useWidth<HTMLDivElement>(800);
  const [part, setPart] = useState<'whole' | 'first' | 'last'>('whole');
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const { length } = whole.rounds;
  const film =
    part === 'whole'
      ? whole
      : cutFilm(whole, part === 'first' ? 0 : length - CLOSE, part === 'first' ? CLOSE : length);
  const { samples, rounds } = film;
  if (samples.length === 0 || rounds.length === 0)
    return <p class="in-empty">The run was too short for a film: nothing was sampled.</p>;
  const inner = Math.max(160, width - LEFT - RIGHT);
  const drawing = drawFilm(film, { width: inner, height: HEIGHT });
  const at = Math.min(chosen ?? samples.length - 1, samples.length - 1);
  const says = sayOf(film, at, length);
  const last = rounds.at(-1)!;

  const point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const across = (event.clientX - box.left - LEFT) / inner;
    const end = Math.max(last.to, samples.at(-1)!.at);
    setChosen(nearestSample(samples, rounds[0]!.from + across * (end - rounds[0]!.from)));
  };
  const keys = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.round(samples.length / rounds.length));
    const to = movedBy(event.key, { at, last: samples.length - 1, line: page, page });
    if (to === undefined) return;
    event.preventDefault();
    setChosen(to);
  };
  return (
    <div class="film">
      <p class="in-lede">
        The bytes that your program has in use, from left to right as it ran. At the end of each
        round everything that can be collected is. {ENDS[ending]}
      </p>
      <div class="film-bar">
        <span>
          <i class="film-key stays" aria-hidden="true" /> stays
        </span>
        <span>
          <i class="film-key goes" aria-hidden="true" /> in use for a while, then collected
        </span>
        {length > 2 * CLOSE && (
          <fieldset class="film-parts">
            <legend class="vh">Part of the film</legend>
            {(['whole', 'first', 'last'] as const).map((key) => (
              <button
                key={key}
                class="btn"
                type="button"
                aria-pressed={part === key}
                onClick={() => {
                  setPart(key);
                  setChosen(undefined);
                }}
              >
                {key === 'whole' ? 'Whole run' : `${key === 'first' ? 'First' : 'Last'} ${CLOSE}`}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <div
        class="film-draw"
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the run"
        aria-valuemin={0}
        aria-valuemax={samples.length - 1}
        aria-valuenow={at}
        aria-valuetext={says}
        onKeyDown={keys}
        onPointerDown={point}
        onPointerMove={point}
      >
        <FilmSvg drawing={drawing} inner={inner} sample={samples[at]!} />
      </div>
      <p class="in-readout">{says}</p>
      <p class="sm">
        A tick is 10,000 branches and calls of the program, the same on every machine; the bytes are
        read about every {formatNumber(film.every)} of those. The film is of a second run of the
        same code with the same input, so it did the same, and the measured run was not slowed down.
        Bytes are above what the engine itself uses.
      </p>
      <FilmTable rounds={whole.rounds} />
    </div>
  );
}

const ENDS: Readonly<Record<Ending, string>> = {
  leaks: 'What stays then rises from round to round: that is the leak.',
  rests: 'What stays then comes to rest.',
  stopped: 'The run was stopped, so the film ends early.',
};

function FilmSvg({
  drawing,
  inner,
  sample,
}: {
  drawing: FilmDrawing;
  inner: number;
  sample: Film['samples'][number];
}) {
  const labels = labelledRounds(drawing.rounds, LABEL_ROOM);
  const cursor = drawing.x(sample.at);
  return (
    <svg
      width={LEFT + inner + RIGHT}
      height={TOP + HEIGHT + BOTTOM}
      viewBox={`${-LEFT} ${-TOP} ${LEFT + inner + RIGHT} ${TOP + HEIGHT + BOTTOM}`}
      aria-hidden="true"
    >
      {labels.map(({ round, x }) => (
        <g key={round}>
          <path class="tick" d={`M${x} 0V${HEIGHT + 5}`} />
          {x < inner - LABEL_ROOM / 2 && (
            <text x={x + 3} y={HEIGHT + 18}>
              {round}
            </text>
          )}
        </g>
      ))}
      <text x="-8" y={HEIGHT + 18} text-anchor="end">
        round
      </text>
      {drawing.levels.map(({ bytes, y }) => (
        <g key={bytes}>
          <path class={bytes === 0 ? 'axis' : 'level'} d={`M0 ${y}H${inner}`} />
          <text x="-8" y={y + 4} text-anchor="end">
            {bytes === 0 ? '0' : formatBytes(bytes)}
          </text>
        </g>
      ))}
      <path class="area" d={drawing.area} />
      <path class="stays" d={drawing.stays} />
      <path class="line" d={drawing.line} />
      {drawing.rounds.length <= MOST_DROPS &&
        drawing.drops.map(({ x, from, to }) => <Drop key={x} x={x} from={from} to={to} />)}
      <path class="cursor" d={`M${cursor} 0V${HEIGHT}`} />
      <circle class="cursor-dot" cx={cursor} cy={drawing.y(sample.bytes)} r="5" />
    </svg>
  );
}

/** What a collection takes: down from where the bytes stood. */
function Drop({ x, from, to }: { x: number; from: number; to: number }) {
  if (to - from < 3) return null;
  const head = Math.min(7, to - from);
  return (
    <>
      <path class="drop" d={`M${x} ${from}V${to - head}`} />
      <path class="drop-head" d={`M${x - 4} ${to - head}h8L${x} ${to}z`} />
    </>
  );
}

/** `Tick 3.2, in round 4 of 12: …` */
function sayOf({ samples, rounds }: Film, index: number, count: number): string {
  const { at, bytes } = samples[index]!;
  const round = roundAt(rounds, at)!;
  const tick = formatNumber(Math.round(at * 100) / 100);
  return `Tick ${tick}, in round ${round.round} of ${count}: ${formatBytes(bytes)} in use. The round’s peak is ${formatBytes(round.peak)}; its collection leaves ${formatBytes(round.after)}.`;
}
