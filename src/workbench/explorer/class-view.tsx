import { useEffect } from 'preact/hooks';
import type { ClassRow } from '../../grader/explanation.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import { BytesBar, Marks, NewCount } from './cells.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { noteOf } from './kind-note.ts';
import { Pager } from './pager.tsx';
import { useAnswer } from './use-answer.ts';
import { fromOf, sinceWords, type ViewProps } from './view.ts';

/** Rows at a time: with thousands of classes the page would never end. */
const PAGE = 25;

type Key = 'name' | 'count' | 'freshCount' | 'shallow' | 'retained';

/** All classes, sorted by any column. */
export function ClassView({ answers, left, onLeft, onOpen, isAll, since, say }: ViewProps) {
  const { answer, trouble } = useAnswer(answers, { ask: 'classes' });
  const key = (left.sort ?? 'retained') as Key;
  const isRising = left.isRising ?? false;
  const own = (answer?.rows ?? []).filter((row) => row.isLearners);
  const isNamed = (row: ClassRow) => noteOf(row.className) === '';
  const rows = isAll ? (answer?.rows ?? []) : own.filter(isNamed);
  const unnamed = own.filter((row) => !isNamed(row));
  const shown = [...rows].sort((a, b) => compare(a, b, key) * (isRising ? 1 : -1));
  // With the engine's classes away there may be fewer pages.
  const last = Math.floor(Math.max(0, shown.length - 1) / PAGE) * PAGE;
  const from = Math.min(fromOf(left, 'class'), last);
  const turnTo = (to: number) => onLeft({ from: { class: to } });
  const most = Math.max(0, ...rows.map((row) => row.retained));
  useEffect(() => {
    if (answer) say(`${formatNumber(rows.length)} ${rows.length === 1 ? 'class' : 'classes'}.`);
  }, [answer, isAll]);

  const sortBy = (by: string) => {
    const isSame = by === key;
    const rises = isSame ? !isRising : by === 'name';
    onLeft({ sort: by, isRising: rises, from: { class: 0 } });
    const ends = by === 'name' ? ['A', 'Z'] : ['smallest', 'largest'];
    say(`Sorted by ${TITLES[by as Key]}, ${rises ? ends[0] : ends[1]} first.`);
  };
  const columns: Column<ClassRow>[] = [
    { key: 'count', title: TITLES.count, ...NUMBER, cell: (row) => formatNumber(row.count) },
    {
      ...{ key: 'freshCount', title: TITLES.freshCount, ...NUMBER },
      cell: (row) => <NewCount count={row.freshCount} />,
    },
    {
      ...{ key: 'shallow', title: TITLES.shallow, ...NUMBER, isWide: true },
      cell: (row) => formatBytes(row.shallow),
    },
    {
      ...{ key: 'retained', title: TITLES.retained, ...NUMBER },
      cell: (row) => <BytesBar bytes={row.retained} most={most} isLearners={row.isLearners} />,
    },
  ];
  if (trouble) return <p class="xp-trouble">{trouble}</p>;
  return (
    <>
      <DataTable
        name="class"
        caption={isAll ? 'All classes' : 'Classes of your program'}
        title={TITLES.name}
        columns={columns}
        rows={shown.slice(from, from + PAGE)}
        from={from}
        total={shown.length}
        onTurn={(pages) => {
          const to = from + pages * PAGE;
          if (to >= 0 && to < shown.length) turnTo(to);
        }}
        label={(row) => (
          <>
            <span class="xp-what">{row.className}</span>
            {noteOf(row.className) && <span class="xp-note">{noteOf(row.className)}</span>}
            <Marks isLearners={row.isLearners} />
          </>
        )}
        onOpen={({ className, isLearners }) => onOpen({ kind: 'class', className, isLearners })}
        sort={{ key, isRising }}
        onSort={sortBy}
        isFirstSortable
      />
      {shown.length > PAGE && (
        <div class="xp-subbar">
          <Pager of="classes" from={from} count={PAGE} total={shown.length} onFrom={turnTo} />
        </div>
      )}
      <p class="xp-foot">
        Shallow is an object’s own bytes; retained is all that would be freed with it. New is what
        was made since {sinceWords(since)} and is still there.
        {!isAll &&
          unnamed.length > 0 &&
          ` Not listed: ${formatBytes(sum(unnamed))} that the engine keeps for your program (${list(unnamed)}).`}
      </p>
      {answer !== undefined && answer.rest.classes > 0 && (
        <p class="xp-foot">
          {formatNumber(answer.rest.classes)} smaller classes are not listed:{' '}
          {formatNumber(answer.rest.count)} objects of {formatBytes(answer.rest.shallow)}. The
          search finds them.
        </p>
      )}
    </>
  );
}

const NUMBER = { isNumber: true, isSortable: true };
const TITLES: Readonly<Record<Key, string>> = {
  name: 'Class',
  count: 'Count',
  freshCount: 'New',
  shallow: 'Shallow',
  retained: 'Retained',
};

function sum(rows: readonly ClassRow[]): number {
  return rows.reduce((bytes, row) => bytes + row.shallow, 0);
}

function list(rows: readonly ClassRow[]): string {
  return rows.map((row) => row.className).join(', ');
}

function compare(a: ClassRow, b: ClassRow, key: Key): number {
  if (key !== 'name') return a[key] - b[key];
  return a.className < b.className ? -1 : a.className > b.className ? 1 : 0;
}
