import { useEffect, useState } from 'preact/hooks';
import { PlayerIcon } from './player-icon.tsx';
import { msAt, speeds } from './speeds.ts';
import { type Segment, Timeline } from './timeline.tsx';

export interface PlayerProps {
  /** What is played, for those who hear it: 'Figure 3'. */
  name: string;
  /** 0…last. */
  step: number;
  last: number;
  /** The operation of a step as short code; the start has one too. */
  operation: (step: number) => string;
  /** Names for stretches of the timeline. */
  segments?: readonly Segment[];
  /** A question is open: playing waits, and what comes next isn't told. */
  held?: boolean;
  onSeek: (step: number) => void;
}

/** The control deck under a figure: keys, timeline, speed, counter and the operations around now. */
export function Player(props: PlayerProps) {
  const { name, step, last, operation, segments = [], held = false, onSeek } = props;
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);

  useEffect(() => {
    if (!playing || held) return;
    if (step >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onSeek(step + 1), msAt(speed));
    return () => clearTimeout(timer);
  }, [playing, held, speed, step, last, onSeek]);

  const seek = (to: number): void => {
    setPlaying(false);
    onSeek(Math.min(Math.max(to, 0), last));
  };
  const toggle = (): void => {
    if (!playing && step >= last) onSeek(0);
    setPlaying(!playing);
  };
  const around = [
    ['Previous', step > 0 ? operation(step - 1) : '–'],
    ['Current', operation(step)],
    ['Next', step < last ? operation(step + 1) : '–'],
  ] as const;

  return (
    <>
      <div class="deckrow">
        <fieldset class="keys" aria-label={`Playback of ${name}`}>
          <button
            type="button"
            class="k"
            aria-label="Back one step"
            aria-disabled={step === 0}
            onClick={() => seek(step - 1)}
          >
            <PlayerIcon name="back" />
          </button>
          <button
            type="button"
            class="k play"
            aria-label={playing ? 'Pause' : 'Play'}
            onClick={toggle}
          >
            <PlayerIcon name={playing ? 'pause' : 'play'} />
          </button>
          <button
            type="button"
            class="k"
            aria-label="Forward one step"
            aria-disabled={step === last}
            onClick={() => seek(step + 1)}
          >
            <PlayerIcon name="next" />
          </button>
        </fieldset>
        <Timeline
          step={step}
          last={last}
          text={`step ${step} of ${last}: ${operation(step)}`}
          segments={segments}
          onSeek={seek}
          onToggle={toggle}
        />
        <div class="deck-r">
          <select
            class="speed"
            aria-label="Speed"
            value={String(speed)}
            onChange={(event) => setSpeed(Number(event.currentTarget.value))}
          >
            {speeds.map((one) => (
              <option key={one} value={String(one)}>
                {one === 0.5 ? '½' : one}×
              </option>
            ))}
          </select>
          <span class="lcd">
            step {step} of {last}
          </span>
        </div>
      </div>
      <div class="ops">
        {around.map(([when, what]) => (
          <div key={when} class={when === 'Current' ? 'cur' : undefined}>
            {when}
            <code>{what}</code>
          </div>
        ))}
      </div>
    </>
  );
}
