/** A column of a table that a tool shows, and what it counts. */
export interface Column {
  readonly name: string;
  readonly means: string;
}

export interface SheetTable {
  readonly caption: string;
  /** Headings over several columns, in order. */
  readonly groups?: readonly { readonly name: string; readonly columns: number }[];
  readonly columns: readonly Column[];
  /** The first cell of a row is its heading where it is a name; the others are numbers. */
  readonly named: boolean;
  readonly rows: readonly (readonly string[])[];
}

/** A part of a whole, such as the page cache's share of RAM. */
export interface Part {
  readonly name: string;
  readonly means: string;
  readonly bytes: number;
  /** How it is drawn; free room is what is left over. */
  readonly tone: 'used' | 'cache' | 'kernel';
}

/** A bar from nothing to `total` bytes. */
export interface Meter {
  readonly name: string;
  readonly total: number;
  readonly parts: readonly Part[];
  /** What is left of the total. */
  readonly rest: string;
}

/** A value with its name, as windows show them in a list. */
export interface Reading {
  readonly name: string;
  readonly value: string;
  readonly means: string;
}

/** A value over the last seconds, in per cent. */
export interface Graph {
  readonly name: string;
  readonly means: string;
  readonly values: readonly number[];
}

/** What a tool would show of a machine of the model, for a page to draw. */
export interface Sheet {
  readonly meters: readonly Meter[];
  readonly graph?: Graph;
  readonly readings: readonly Reading[];
  readonly table: SheetTable;
  /** What the real tool shows and the model has nothing of. */
  readonly without: string;
}
