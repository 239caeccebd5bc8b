import { useState } from 'preact/hooks';
import { type PolicyName, policyNames } from '../../model/replacement/policies.ts';
import { type RaceState, raceModel } from '../../model/replacement/race-model.ts';
import { printScript } from '../../model/script/script.ts';
import type { ControlsProps } from '../kit/figure-spec.ts';
import { policyLabel } from './lane-label.ts';
import { readFrames, readReferences, written } from './own-references.ts';
import type { RaceEvent } from './race-columns.ts';
import { referencesOf } from './references.ts';

const mostLanes = 6;

type Props = ControlsProps<RaceState, RaceEvent>;

/** Who races, over which references, with how much memory. */
export function Controls(props: Props) {
  // Another script begins with another draft.
  return <Entry key={props.moment.play.source} {...props} />;
}

function Entry({ id, moment, play }: Props) {
  const { lanes } = moment.state;
  const policies = [...new Set(lanes.map(({ chosen }) => chosen.policy))];
  const sizes = [...new Set(lanes.map(({ chosen }) => chosen.frames))];
  const [text, setText] = useState(written(referencesOf(moment.play)));
  const [frames, setFrames] = useState(sizes.join(', '));
  const [said, setSaid] = useState('');

  const race = (policy: readonly PolicyName[], step: number): void => {
    const string = readReferences(text);
    const memory = readFrames(frames);
    if (!string.ok || !memory.ok) {
      setSaid(string.ok ? (memory.ok ? '' : memory.why) : string.why);
      return;
    }
    const { chosen } = moment.play.script;
    const script = {
      model: raceModel,
      chosen: { ...chosen, policy, frames: memory.value },
      statements: string.value,
    };
    play(printScript(script as never), step);
  };
  const toggle = (policy: PolicyName): void => {
    const next = policies.includes(policy)
      ? policies.filter((one) => one !== policy)
      : [...policies, policy];
    if (next.length === 0) setSaid('One policy has to stay.');
    else if (next.length > mostLanes) setSaid(`${mostLanes} policies at most race at once.`);
    else race(next, moment.step);
  };

  return (
    <div class="controls">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          race(policies, 0);
        }}
      >
        <label class="references" for={`${id}-own`}>
          Your own references
          <input
            id={`${id}-own`}
            value={text}
            spellcheck={false}
            autocomplete="off"
            inputMode="numeric"
            aria-describedby={`${id}-own-said`}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="references frames-of" for={`${id}-frames`}>
          Frames
          <input
            id={`${id}-frames`}
            value={frames}
            autocomplete="off"
            aria-describedby={`${id}-own-said`}
            onInput={(event) => setFrames(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="b">
          Race
        </button>
      </form>
      <p id={`${id}-own-said`} class="said" role="status">
        {said && (
          <>
            <span class="pill bad">Mistake</span> {said}
          </>
        )}
      </p>
      <fieldset class="policies" aria-label="Policies that race">
        {policyNames.map((policy) => (
          <button
            key={policy}
            type="button"
            class="b"
            aria-pressed={policies.includes(policy)}
            onClick={() => toggle(policy)}
          >
            {policyLabel(policy)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
