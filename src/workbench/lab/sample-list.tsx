import { useId } from 'preact/hooks';

/** A program that shows one kind of leak, or none. */
export interface LabSample {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly shows: string;
  readonly source: string;
}

interface Props {
  samples: readonly LabSample[];
  /** The one in the editor, unless it was changed. */
  chosen: LabSample | undefined;
  onChoose: (sample: LabSample) => void;
}

/** Programs to begin with. */
export function SampleList({ samples, chosen, onChoose }: Props) {
  const id = useId();
  return (
    <div class="lab-samples">
      <label for={id}>Sample</label>
      <select
        id={id}
        class="lab-select"
        value={chosen?.id ?? ''}
        onChange={(event) => {
          const sample = samples.find((one) => one.id === event.currentTarget.value);
          if (sample) onChoose(sample);
        }}
      >
        {!chosen && <option value="">Your own code</option>}
        {samples.map((sample) => (
          <option key={sample.id} value={sample.id}>
            {sample.title}
          </option>
        ))}
      </select>
      <p>{chosen?.shows ?? 'Choose a sample to put it in the place of your code.'}</p>
    </div>
  );
}
