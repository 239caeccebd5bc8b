import { useEffect, useState } from 'preact/hooks';
import type { AllocationReport } from '../../grader/allocation-report.ts';
import { formatNumber } from '../../model/units.ts';
import { meanText } from './line-counts.ts';
import { LineKey } from './line-key.tsx';

interface Props {
  /** Counts at the first look; undefined where another run has taken the place of this one. */
  count: () => Promise<AllocationReport | undefined>;
  onLine: (line: number) => void;
}

const NONE =
  'No line of your code makes an object that outlasts its own expression. What the workload makes and hands over is not your code’s, and is not counted here.';

/** How many objects each line made per round, and how many of them stayed. */
export function ByLine({ count, onLine }: Props) {
  const [report, setReport] = useState<AllocationReport | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    let wanted = true;
    setReport(undefined);
    setTrouble('');
    count().then(
      (counted) => wanted && setReport(counted),
      (error: Error) => wanted && setTrouble(error.message),
    );
    return () => {
      wanted = false;
    };
  }, [count]);
  if (trouble) return <p class="in-empty">{trouble}</p>;
  if (!report)
    return <p class="in-empty">Running twice more, and counting what each line makes …</p>;
  const { sites, fault, rounds } = report;
  if (sites.length === 0) return <p class="in-empty">{fault?.message ?? NONE}</p>;
  const most = Math.max(...sites.map(({ made }) => made));
  return (
    <>
      <p class="in-lede">
        {meanText(report.perRound)} objects a round, of which {meanText(report.keptPerRound)} are
        still there four rounds later: means of {formatNumber(rounds)} rounds, when the program was
        warm.
      </p>
      {fault && <p class="in-say">{fault.message}</p>}
      <div class="in-scroll by-line" tabIndex={0} role="region" aria-label="Objects by line">
        <table class="in-table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">What it makes</th>
              <th scope="col" class="n">
                Made a round
              </th>
              <th scope="col" class="n">
                After its round
              </th>
              <th scope="col" class="n">
                Four rounds later
              </th>
              <th scope="col" class="share">
                <span class="vh">Drawn</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sites.map(({ line, column, what, made, survived, kept }) => (
              <tr key={`${line}:${column}:${what}`}>
                <td>
                  <LineKey line={line} onLine={onLine} />
                </td>
                <td>{what}</td>
                <td class="n">{meanText(made)}</td>
                <td class="n">{meanText(survived)}</td>
                <td class={kept > 0 ? 'n stays' : 'n'}>{meanText(kept)}</td>
                <td class="share">
                  <span class="by-bar" style={`width:${(100 * made) / most}%`}>
                    <span style={`width:${made > 0 ? (100 * kept) / made : 0}%`} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="sm">
        The bar is what a line makes, its filled part what stays. Counted in runs of their own, so
        that the measured run is untouched. Strings and numbers don’t count, nor does what a builtin
        makes and drops inside.
      </p>
    </>
  );
}
