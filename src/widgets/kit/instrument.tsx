import { useMemo, useRef, useState } from 'preact/hooks';
import { Say } from '../narrate/say.tsx';
import { Player } from '../player/player.tsx';
import type { Answers } from './answers.ts';
import { FigureHead } from './figure-head.tsx';
import type { FigureSpec } from './figure-spec.ts';
import { Late } from './late.tsx';
import { Panels } from './panels.tsx';
import { Pictures } from './pictures.tsx';
import { PredictBand, PredictVerdict } from './predict-band.tsx';
import { PredictKey } from './predict-key.tsx';
import { Readings } from './readings.tsx';
import { Scenarios } from './scenarios.tsx';
import { ScriptPanel } from './script-panel.tsx';
import { useAddress } from './use-address.ts';
import { usePlay } from './use-play.ts';
import { usePredictions } from './use-predictions.ts';

/** What a page chooses about a figure. */
export interface FigureProps {
  /** The figure's anchor, and its name in the address: `#<id>=<script>@<step>`. */
  id: string;
  /** Its number in the lesson. */
  number?: number;
  title?: string;
  /** Of its heading: 3 in a lesson's section, 2 on a page of its own. */
  level?: 2 | 3;
  caption?: string;
  /** The scenario it begins with; the first one unless it says another. */
  scenario?: string;
  /** A script of the lesson's own instead. */
  script?: string;
  step?: number;
  /** It asks before each step that is worth a question. */
  predict?: boolean;
  /** The script stands above the drawing, open from the start: for a figure to try one's own in. */
  open?: 'script';
  /** The address of the page that shows it alone. */
  embedUrl: string;
  /** Where predictions are kept; not there while the page is built. */
  answers?: Answers;
}

interface Props<State, Event> extends FigureProps {
  spec: FigureSpec<State, Event>;
}

/** A figure as an instrument: scenarios, drawing, sentence, deck, readings, and panels below. */
export function Instrument<State, Event>(props: Props<State, Event>) {
  const { spec, id, number, title = spec.title, caption, embedUrl, answers } = props;
  const [predicting, setPredicting] = useState(props.predict ?? false);
  const [scripting, setScripting] = useState(true);
  const box = useRef<HTMLElement>(null);
  const playing = usePlay(spec, props);
  const { play, step, scenario, seek, load } = playing;
  const moment = useMemo(() => play.at(step), [play, step]);
  const operation = (at: number): string => spec.operation?.(play, at) ?? play.operation(at);
  const name = number === undefined ? title : `Figure ${number}`;

  const predictions = usePredictions({
    ...{ spec, moment, answers, seek },
    scenario: scenario?.name,
    on: predicting,
  });
  const { question, verdict } = predictions;
  const notice = useAddress({
    id,
    now: playing.now,
    home: playing.home,
    restore(saved) {
      const said = playing.restore(saved);
      const { top, bottom } = box.current!.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) box.current!.scrollIntoView();
      return said;
    },
  });
  const go = (to: number): void => {
    if (question && to === step + 1) predictions.skip();
    else seek(to);
  };

  return (
    <figure
      ref={box}
      class={`fig ${spec.name}`}
      id={id}
      aria-label={number === undefined ? title : `Figure ${number}: ${title}`}
      onKeyDown={(event) => {
        const to = stepFor(event, step, play.last);
        if (to === undefined) return;
        event.preventDefault();
        go(to);
      }}
    >
      <FigureHead number={number} title={title} legend={spec.legend} level={props.level ?? 3} />
      <Scenarios
        spec={spec}
        now={scenario}
        own={!scenario}
        given={playing.given}
        onChoose={playing.choose}
        onLoad={load}
      />
      {props.open === 'script' && (
        <div id={`${id}-script`} class="panel script-first" hidden={!scripting}>
          <ScriptPanel {...{ id, spec, moment }} onLoad={load} />
        </div>
      )}
      <Pictures
        id={id}
        spec={spec}
        moment={moment}
        ask={predictions.asking}
        seek={seek}
        play={load}
      />
      {question ? (
        <PredictBand
          question={question}
          picked={predictions.picked}
          onPick={predictions.pick}
          onCheck={predictions.check}
          onSkip={predictions.skip}
        >
          {verdict && <PredictVerdict {...verdict} />}
        </PredictBand>
      ) : (
        <Say word={spec.word(moment)} fault={moment.fault !== undefined}>
          {verdict && <PredictVerdict {...verdict} />}
          <p>{notice ? `${notice} This is the figure as it was made.` : spec.narrate(moment)}</p>
        </Say>
      )}
      <Late>
        <Player
          name={name}
          step={step}
          last={play.last}
          operation={operation}
          segments={spec.segments?.(play) ?? []}
          held={question !== undefined}
          onSeek={go}
        />
      </Late>
      {spec.Controls && (
        <Late>
          <spec.Controls id={id} moment={moment} play={load} />
        </Late>
      )}
      <Readings readings={spec.readings(moment)} />
      <Late>
        <Panels
          id={id}
          spec={spec}
          moment={moment}
          title={title}
          state={playing.now && `${id}=${playing.now}`}
          embedUrl={embedUrl}
          script={props.open && { open: scripting, toggle: () => setScripting(!scripting) }}
          onSeek={go}
          onLoad={load}
        >
          {spec.predict && (
            <PredictKey
              on={predicting}
              asked={predictions.asked}
              right={predictions.right}
              onToggle={() => setPredicting(!predicting)}
              onAgain={predictions.again}
            />
          )}
          {playing.undoReset ? (
            <button type="button" class="b" onClick={playing.undoReset}>
              Undo reset
            </button>
          ) : (
            <button
              type="button"
              class="b"
              aria-disabled={playing.now === playing.home}
              onClick={() => playing.now !== playing.home && playing.reset()}
            >
              Reset
            </button>
          )}
        </Panels>
      </Late>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** Arrow keys, Home and End step through the figure, unless what has the focus needs them itself. */
function stepFor(event: KeyboardEvent, step: number, last: number): number | undefined {
  const { target, key } = event;
  const busy = 'input, textarea, select, [role="slider"], .picture [tabindex], .scroll';
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  if ((target as Element).closest(busy)) return undefined;
  const to = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: last }[key];
  return to === undefined || to < 0 || to > last ? undefined : to;
}
