import type { Film } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';

/** The film by round, for those who would rather read it. */
export function FilmTable({ rounds }: { rounds: Film['rounds'] }) {
  return (
    <details class="in-twin">
      <summary>The film as a table, round by round</summary>
      <div class="in-scroll" tabIndex={0} role="region" aria-label="The film by round">
        <table class="in-table">
          <thead>
            <tr>
              <th scope="col">Round</th>
              <th scope="col" class="n">
                Ticks
              </th>
              <th scope="col" class="n">
                Peak
              </th>
              <th scope="col" class="n">
                Before the collection
              </th>
              <th scope="col" class="n">
                After it
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ round, from, to, peak, before, after }) => (
              <tr key={round}>
                <td>{round}</td>
                <td class="n">{formatNumber(Math.round((to - from) * 100) / 100)}</td>
                <td class="n">{formatBytes(peak)}</td>
                <td class="n">{formatBytes(before)}</td>
                <td class="n">{formatBytes(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
