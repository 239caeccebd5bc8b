import { useEffect } from 'preact/hooks';
import { formatNumber } from '../../model/units.ts';
import { DataTable } from './data-table.tsx';
import { ObjectLabel, objectName, sizeColumns } from './object-rows.tsx';
import { Pager } from './pager.tsx';
import type { Place } from './place.ts';
import { useAnswer } from './use-answer.ts';
import { fromOf, sinceWords, type ViewProps } from './view.ts';

const PAGE = 25;

type Props = ViewProps & { place: Extract<Place, { kind: 'class' | 'found' }> };

/** The objects of a class, or those that a search found, a page at a time. */
export function ObjectsView({ answers, place, left, onLeft, onOpen, isAll, since, say }: Props) {
  const from = fromOf(left, 'object');
  const sort = (left.sort ?? 'retained') as 'retained' | 'shallow' | 'name';
  const freshOnly = left.freshOnly ?? false;
  const which =
    place.kind === 'class'
      ? { className: place.className, isLearners: place.isLearners }
      : { text: place.text, ...(isAll ? {} : { isLearners: true }) };
  const { answer, trouble } = useAnswer(answers, {
    ...{ ask: 'objects', ...which, freshOnly, sort, from, count: PAGE },
  });
  const total = answer?.total ?? 0;
  const rows = answer?.rows ?? [];
  useEffect(() => {
    if (answer) say(told(total, from, rows.length));
  }, [answer]);
  const turnTo = (to: number) => onLeft({ from: { object: to } });

  return (
    <>
      <div class="xp-subbar">
        <label class="xp-check">
          <input
            type="checkbox"
            checked={freshOnly}
            onChange={(event) =>
              onLeft({ freshOnly: event.currentTarget.checked, from: { object: 0 } })
            }
          />
          Only what is new since {sinceWords(since)}
        </label>
        {total > 0 && total <= PAGE && (
          <span class="xp-rows">
            {formatNumber(total)} {total === 1 ? 'object' : 'objects'}
          </span>
        )}
        <Pager of="objects" from={from} count={PAGE} total={total} onFrom={turnTo} />
      </div>
      {trouble && <p class="xp-trouble">{trouble}</p>}
      {answer && total === 0 ? (
        <p class="xp-empty">{freshOnly ? 'Nothing of it is new.' : 'Nothing is called that.'}</p>
      ) : (
        <DataTable
          name="object"
          caption={`Objects, ${told(total, from, rows.length)}`}
          title="Object"
          columns={sizeColumns(rows, true)}
          rows={rows}
          label={(row) => <ObjectLabel row={row} />}
          onOpen={(row) => onOpen({ kind: 'object', node: row.node, name: objectName(row) })}
          sort={{ key: sort, isRising: sort === 'name' }}
          onSort={(key) => onLeft({ sort: key, from: { object: 0 } })}
          isFirstSortable
          from={from}
          total={total}
          onTurn={(pages) => {
            const to = from + pages * PAGE;
            if (to >= 0 && to < total) turnTo(to);
          }}
        />
      )}
      {total > 0 && (
        <p class="xp-foot">
          Shallow is an object’s own bytes; retained is all that would be freed with it. Open an
          object to see who holds it.
        </p>
      )}
    </>
  );
}

function told(total: number, from: number, count: number): string {
  const rows = `rows ${formatNumber(from + 1)} to ${formatNumber(from + count)}`;
  return total === 0 ? 'none' : `${rows} of ${formatNumber(total)}`;
}
