import type { HeapMap } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { fractionText } from './map-words.ts';

/** The maps in words: a sentence for the one that is shown, a row for each. */
export function MapTable({ maps, sentence }: { maps: readonly HeapMap[]; sentence: string }) {
  return (
    <details class="in-twin">
      <summary>The heap as a table, round by round</summary>
      <p>{sentence}</p>
      <div class="in-scroll" tabIndex={0} role="region" aria-label="The heap by round">
        <table class="in-table">
          <thead>
            <tr>
              <th scope="col">After round</th>
              <th scope="col" class="n">
                Yours
              </th>
              <th scope="col" class="n">
                The engine’s
              </th>
              <th scope="col" class="n">
                Free
              </th>
              <th scope="col" class="n">
                Holes
              </th>
              <th scope="col" class="n">
                Largest
              </th>
              <th scope="col" class="n">
                Fragmentation
              </th>
              <th scope="col" class="n">
                Pages
              </th>
            </tr>
          </thead>
          <tbody>
            {maps.map((map) => (
              <tr key={map.round}>
                <td>{map.round === 0 ? 'before' : formatNumber(map.round)}</td>
                <td class="n">{formatBytes(map.liveBytes)}</td>
                <td class="n">{formatBytes(map.engineBytes)}</td>
                <td class="n">{formatBytes(map.freeBytes)}</td>
                <td class="n">{formatNumber(map.holes)}</td>
                <td class="n">{formatBytes(map.largestHole)}</td>
                <td class="n">{fractionText(map.fragmentation)}</td>
                <td class="n">{formatNumber(map.pages.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
