import { formatAddress, formatNumber } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';

/** Columns beyond these are no help in a table that anything could be in. */
const mostColumns = 6;

/** Any model's state as tables: what is one value in the first, then a table for each list. */
export function viewTables(state: unknown): TwinTable[] {
  const single: (readonly string[])[] = [];
  const lists: TwinTable[] = [];
  walk(state, '', 0);
  return [
    { caption: 'State', columns: ['What', 'Value'], rows: single, none: 'Nothing to tell.' },
    ...lists,
  ];

  function walk(value: unknown, name: string, depth: number): void {
    if (isList(value) && value.some(isRecord)) lists.push(tableOf(name, value.filter(isRecord)));
    else if (isList(value) && value.length > 0 && isList(value[0])) {
      lists.push({
        caption: name,
        columns: ['Number', 'Values'],
        rows: value.map((one, at) => [String(at + 1), textOf(one)]),
      });
    } else if (isRecord(value) && depth < 2) {
      for (const [key, inner] of Object.entries(value)) {
        walk(inner, name === '' ? words(key) : `${name}, ${words(key)}`, depth + 1);
      }
    } else single.push([name === '' ? 'Value' : name, textOf(value)]);
  }
}

function tableOf(caption: string, rows: readonly Fields[]): TwinTable {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, mostColumns);
  return {
    caption,
    columns: keys.map(words),
    rows: rows.map((row) => keys.map((key) => cellOf(key, row[key]))),
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Map);

const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) || ArrayBuffer.isView(value);

/** `usedAt` → `used at`. */
const words = (key: string): string =>
  key.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );

/** Numbers below this are pages and counts, whatever they are called. */
const leastAddress = 2 ** 20;

const cellOf = (key: string, value: unknown): string =>
  typeof value === 'number' &&
  (key === 'address' || value >= leastAddress) &&
  /^(?:address|user|from|to|sp|fp)$/.test(key)
    ? formatAddress(value)
    : textOf(value);

/** A value in a cell: lists and records to one line, which is cut where it is drawn. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return Number.isFinite(value) ? formatNumber(value) : 'no limit';
  if (typeof value === 'bigint') return formatAddress(value);
  if (typeof value === 'string') return value;
  if (isList(value)) return value.length === 0 ? 'none' : Array.from(value, textOf).join(' ');
  if (value instanceof Map || value instanceof Set) return textOf([...value]);
  const parts = Object.entries(value).map(([key, one]) => `${words(key)} ${textOf(one)}`);
  return parts.join(', ') || 'none';
}
