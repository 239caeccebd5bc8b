import type { HeapMap } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { fractionText, fragmentationSentence } from './map-words.ts';

interface Props {
  map: HeapMap;
  /** The heap before the first round, to compare with. */
  before: HeapMap;
  fragmentationUrl?: string | undefined;
}

/** What the heap comes to after a round, each against before the first. */
export function MapReadings({ map, before, fragmentationUrl }: Props) {
  return (
    <>
      <dl class="readouts">
        <Reading
          name="Yours"
          value={formatBytes(map.liveBytes)}
          change={formatBytes(map.liveBytes - before.liveBytes)}
          rises={map.liveBytes > before.liveBytes}
        />
        <Reading name="The engine’s" value={formatBytes(map.engineBytes)} />
        <Reading
          name="Free"
          value={formatBytes(map.freeBytes)}
          change={formatBytes(map.freeBytes - before.freeBytes)}
          rises={map.freeBytes > before.freeBytes}
        />
        <Reading name="Holes" value={formatNumber(map.holes)} />
        <Reading name="Largest hole" value={formatBytes(map.largestHole)} />
        <Reading name="Fragmentation" value={fractionText(map.fragmentation)} />
        <Reading
          name="Pages touched"
          value={formatNumber(map.pages.length)}
          change={formatNumber(map.pages.length - before.pages.length)}
          rises={map.pages.length > before.pages.length}
        />
      </dl>
      <p class="in-say">
        {fragmentationSentence(map)} The small numbers are what has changed since before the first
        round. {fragmentationUrl && <a href={fragmentationUrl}>What scatters a heap</a>}
      </p>
    </>
  );
}

function Reading(props: { name: string; value: string; change?: string; rises?: boolean }) {
  const { name, value, change, rises } = props;
  const moved = change !== undefined && !/^0( B)?$/.test(change);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {moved && (
          <span>
            {rises ? '+' : ''}
            {change}
            <span class="vh"> since before the first round</span>
          </span>
        )}
      </dd>
    </div>
  );
}
