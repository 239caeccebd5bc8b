import type { ObjectRow } from '../../grader/explanation.ts';
import { formatBytes } from '../../model/units.ts';
import { BytesBar, Marks } from './cells.tsx';
import type { Column } from './data-table.tsx';

/** The sizes of objects, as columns. */
export function sizeColumns(rows: readonly ObjectRow[], isSortable: boolean): Column<ObjectRow>[] {
  const most = Math.max(0, ...rows.map((row) => row.retained));
  return [
    {
      ...{ key: 'shallow', title: 'Shallow', isNumber: true, isWide: true, isSortable },
      cell: (row) => formatBytes(row.shallow),
    },
    {
      ...{ key: 'retained', title: 'Retained', isNumber: true, isSortable },
      cell: (row) => <BytesBar bytes={row.retained} most={most} isLearners={row.isLearners} />,
    },
  ];
}

/** `.users = Array(3)`, as a heading. */
export function objectName({ by, what }: Pick<ObjectRow, 'by' | 'what'>): string {
  return by === '' ? what : `${by} = ${what}`;
}

type Labelled = Pick<ObjectRow, 'by' | 'what' | 'isFresh' | 'isWeak' | 'isLearners'>;

/** An object in a row: how it is held or holds, what it is, and marks. */
export function ObjectLabel({ row }: { row: Labelled }) {
  return (
    <>
      {row.by !== '' && row.by !== row.what && <span class="xp-by">{row.by}</span>}
      <span class="xp-what">{row.what}</span>
      <Marks isFresh={row.isFresh} isWeak={row.isWeak} isLearners={row.isLearners} />
    </>
  );
}
