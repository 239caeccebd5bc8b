import { useEffect, useState } from 'preact/hooks';
import type { AllocationReport } from '../../grader/allocation-report.ts';
import { countsSentence, meanText } from './line-counts.ts';
import { LineKey } from './line-key.tsx';

interface Props {
  /** Counts at the first look; undefined where another run has taken the place of this one. */
  count: () => Promise<AllocationReport | undefined>;
  /** Rounds that the measured run had. */
  ran: number;
  onLine: (line: number) => void;
}

const NONE =
  'No line of your code makes an object that outlasts its own expression. What the workload makes and hands over is not your code’s, and is not counted here.';

/** How many objects each line made per round, and how many of them stayed. */
export function ByLine({ count, ran, onLine }: Props) {
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
  const isThere = report !== undefined && report.sites.length > 0 && !trouble;
  return (
    <>
      <p class={isThere ? 'in-lede' : 'in-empty'} role="status">
        {trouble ||
          (report === undefined
            ? 'Running twice more, and counting what each line makes …'
            : isThere
              ? countsSentence(report, ran)
              : (report.fault?.message ?? NONE))}
      </p>
      {isThere && <Counts report={report} onLine={onLine} />}
    </>
  );
}

function Counts({ report, onLine }: Pick<Props, 'onLine'> & { report: AllocationReport }) {
  const { sites, fault } = report;
  const most = Math.max(...sites.map(({ made }) => made));
  return (
    <>
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
                Alive after its round
              </th>
              <th scope="col" class="n">
                Four rounds on
              </th>
              <th scope="col" class="share">
                <span class="vh">Drawn: made, and alive four rounds on</span>
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
        The bar is what a line makes, its filled part what is still alive four rounds on. Counted in
        runs of their own, so that the measured run is untouched. Strings and numbers don’t count,
        nor does what a builtin makes and drops inside.
      </p>
    </>
  );
}
