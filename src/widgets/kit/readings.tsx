import type { Reading } from './figure-spec.ts';

/** Values of the step, in a row under the deck. */
export function Readings({ readings }: { readings: readonly Reading[] }) {
  if (readings.length === 0) return null;
  return (
    <dl class="read">
      {readings.map(({ name, value, bad }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={bad ? 'bad' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
