import { placeName, type Visit } from './place.ts';

interface Props {
  visits: readonly Visit[];
  /** Back to the visit of this number. */
  onBack: (to: number) => void;
}

/** The way here, each place a key that leads back to it. */
export function Trail({ visits, onBack }: Props) {
  if (visits.length < 2) return null;
  const [first, ...between] = visits.slice(0, -1);
  // In the middle of a long way only the last few places are told.
  const cut = Math.max(0, between.length - 3);
  const key = (visit: Visit, to: number) => (
    <li key={to}>
      <button type="button" onClick={() => onBack(to)}>
        {placeName(visit.place)}
      </button>
    </li>
  );
  return (
    <nav class="xp-trail" aria-label="Trail">
      <button type="button" class="btn" onClick={() => onBack(visits.length - 2)}>
        Back
      </button>
      <ol>
        {key(first!, 0)}
        {cut > 0 && (
          <li>
            <span>… {cut} more</span>
          </li>
        )}
        {between.slice(cut).map((visit, i) => key(visit, 1 + cut + i))}
      </ol>
    </nav>
  );
}
