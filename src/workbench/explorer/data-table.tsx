import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly isNumber?: boolean;
  /** Left out where the table is narrow. */
  readonly isWide?: boolean;
  readonly isSortable?: boolean;
  readonly cell: (row: R) => ComponentChildren;
}

export interface Sort {
  readonly key: string;
  readonly isRising: boolean;
}

interface Props<R> {
  /** Names the table and, in front of a row's number, its rows. */
  name: string;
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** What stands in a row's first cell, where it can be opened. */
  label: (row: R) => ComponentChildren;
  title: string;
  onOpen: (row: R) => void;
  canOpen?: (row: R) => boolean;
  sort?: Sort;
  onSort?: (key: string) => void;
  isFirstSortable?: boolean;
  /** Of a page of a longer table: rows before it, and all that there are. */
  from?: number;
  total?: number;
  onTurn?: (pages: number) => void;
}

/**
 * A table whose rows open: one stop for the Tab key, arrows, Home and End move among the rows,
 * Page Up and Page Down turn pages, Enter opens.
 */
export function DataTable<R>(props: Props<R>) {
  const { name, columns, rows, sort, from = 0 } = props;
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, rows.length - 1));
  const table = useRef<HTMLTableElement>(null);
  const hadFocus = useRef(false);
  // A shorter page may end above the row that had the focus: then its last row takes it.
  useLayoutEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body;
    if (!isLost || at < rows.length) return;
    table.current?.querySelector<HTMLElement>('tbody tr:last-child [data-key]')?.focus();
  }, [rows]);

  const keys = (event: KeyboardEvent) => {
    const keysOfRows = [...table.current!.querySelectorAll<HTMLElement>('tbody [data-key]')];
    const here = keysOfRows.indexOf(document.activeElement as HTMLElement);
    if (here === -1) return;
    const turn = { PageUp: -1, PageDown: 1 }[event.key];
    const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: keysOfRows.length - 1 }[
      event.key
    ];
    if (turn !== undefined && props.onTurn) props.onTurn(turn);
    else if (to !== undefined && !event.ctrlKey && !event.metaKey) keysOfRows[to]?.focus();
    else return;
    event.preventDefault();
  };
  const header = (key: string, title: string, isSortable: boolean) =>
    isSortable && props.onSort ? (
      <button type="button" class="xp-sort" onClick={() => props.onSort!(key)}>
        {title}
        <svg viewBox="0 0 8 8" aria-hidden="true" data-way={sort?.key === key ? way(sort) : 'none'}>
          <path d="M0.5 2.5h7L4 6.8z" />
        </svg>
      </button>
    ) : (
      title
    );
  const sorted = (key: string) => (sort?.key === key ? way(sort) : undefined);
  return (
    <table
      class="xp-t"
      ref={table}
      onFocusIn={() => {
        hadFocus.current = true;
      }}
      onFocusOut={(event) => {
        // Nothing else takes the focus of what is removed.
        if (event.relatedTarget !== null) hadFocus.current = false;
      }}
      onKeyDown={keys}
      aria-rowcount={props.total === undefined ? undefined : props.total + 1}
    >
      <caption class="vh">{props.caption}</caption>
      <thead>
        <tr aria-rowindex={props.total === undefined ? undefined : 1}>
          <th scope="col" aria-sort={sorted('name')}>
            {header('name', props.title, props.isFirstSortable ?? false)}
          </th>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              class={classesOf(column)}
              aria-sort={sorted(column.key)}
            >
              {header(column.key, column.title, column.isSortable ?? false)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // By place: on the next page the focus stays in its row.
          <tr key={i} aria-rowindex={props.total === undefined ? undefined : from + i + 2}>
            <th scope="row">
              <button
                type="button"
                class="xp-open"
                data-key={`${name}:${i}`}
                tabIndex={i === current ? 0 : -1}
                aria-disabled={props.canOpen?.(row) === false ? true : undefined}
                onFocus={() => setAt(i)}
                onClick={() => {
                  if (props.canOpen?.(row) !== false) props.onOpen(row);
                }}
              >
                {props.label(row)}
              </button>
            </th>
            {columns.map((column) => (
              <td key={column.key} class={classesOf(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function way({ isRising }: Sort): 'ascending' | 'descending' {
  return isRising ? 'ascending' : 'descending';
}

function classesOf({ isNumber, isWide }: { isNumber?: boolean; isWide?: boolean }): string {
  return [isNumber ? 'n' : '', isWide ? 'w' : ''].join(' ').trim();
}
