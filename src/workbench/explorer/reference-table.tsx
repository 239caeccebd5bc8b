import { formatNumber } from '../../model/units.ts';
import { DataTable } from './data-table.tsx';
import { ObjectLabel, objectName, sizeColumns } from './object-rows.tsx';
import { Pager } from './pager.tsx';
import { useAnswer } from './use-answer.ts';
import { fromOf, type ViewProps } from './view.ts';

const PAGE = 20;

interface Props extends Pick<ViewProps, 'answers' | 'left' | 'onLeft' | 'onOpen'> {
  kind: 'holders' | 'holds';
  node: number;
  title: string;
  /** Said where there is nothing. */
  none: string;
}

/** What holds an object, or what it holds. */
export function ReferenceTable({ answers, left, onLeft, onOpen, kind, node, title, none }: Props) {
  const from = fromOf(left, kind);
  const { answer, trouble } = useAnswer(answers, { ask: kind, node, from, count: PAGE });
  const total = answer?.total ?? 0;
  const rows = answer?.rows ?? [];
  const turnTo = (to: number) => onLeft({ from: { ...left.from, [kind]: to } });
  return (
    <section class="xp-refs" aria-label={title}>
      <div class="xp-refs-h">
        <h5>
          {title} {answer && <span class="xp-count">{formatNumber(total)}</span>}
        </h5>
        <Pager of={title.toLowerCase()} from={from} count={PAGE} total={total} onFrom={turnTo} />
      </div>
      {trouble && <p class="xp-trouble">{trouble}</p>}
      {answer && total === 0 && <p class="xp-empty">{none}</p>}
      {total > 0 && (
        <DataTable
          name={kind}
          caption={title}
          title={kind === 'holders' ? 'Held as, by' : 'Holds as, what'}
          columns={sizeColumns(rows, false)}
          rows={rows}
          label={(row) => <ObjectLabel row={row} />}
          onOpen={(row) => {
            const name = kind === 'holds' ? objectName(row) : row.what;
            onOpen({ kind: 'object', node: row.node, name });
          }}
          from={from}
          total={total}
          onTurn={(pages) => {
            const to = from + pages * PAGE;
            if (to >= 0 && to < total) turnTo(to);
          }}
        />
      )}
    </section>
  );
}
