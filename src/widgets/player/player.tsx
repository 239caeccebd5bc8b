import { useEffect, useState } from 'preact/hooks';
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
  onSeek: (step: number) => void;
}

/** Long enough to read a sentence of a dozen words. */
const msPerStep = 1400;

const icons = {
  back: 'M12 2v12L4.5 8zM2 2h2v12H2z',
  play: 'M3 1.5l11 6.5-11 6.5z',
  pause: 'M3 2h3.5v12H3zM9.5 2H13v12H9.5z',
  next: 'M4 2v12l7.5-6zM12 2h2v12h-2z',
} as const;

function Icon({ name }: { name: keyof typeof icons }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}

/** The control deck under a figure: keys, timeline, counter and the operations around now. */
export function Player({ name, step, last, operation, segments = [], onSeek }: PlayerProps) {
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    if (step >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onSeek(step + 1), msPerStep);
    return () => clearTimeout(timer);
  }, [playing, step, last, onSeek]);

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
            <Icon name="back" />
          </button>
          <button
            type="button"
            class="k play"
            aria-label={playing ? 'Pause' : 'Play'}
            onClick={toggle}
          >
            <Icon name={playing ? 'pause' : 'play'} />
          </button>
          <button
            type="button"
            class="k"
            aria-label="Forward one step"
            aria-disabled={step === last}
            onClick={() => seek(step + 1)}
          >
            <Icon name="next" />
          </button>
        </fieldset>
        <Timeline
          step={step}
          last={last}
          text={`step ${step} of ${last}: ${operation(step)}`}
          segments={segments}
          onSeek={seek}
        />
        <span class="lcd">
          step {step} of {last}
        </span>
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
