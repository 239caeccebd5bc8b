/** Where a reader is in a snapshot. */
export type Place =
  | { readonly kind: 'classes' }
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'class'; readonly className: string; readonly isLearners: boolean }
  | { readonly kind: 'object'; readonly node: number; readonly name: string }
  | { readonly kind: 'tree'; readonly node?: number; readonly name: string };

/** How a place was left: what is sorted, turned to and focused in it. */
export interface Left {
  readonly sort?: string;
  readonly isRising?: boolean;
  /** The first row of each table, by the table's name. */
  readonly from?: Readonly<Record<string, number>>;
  readonly freshOnly?: boolean;
  /** The key of the row or cell that had the focus. */
  readonly focus?: string | undefined;
}

export interface Visit {
  readonly place: Place;
  readonly left: Left;
}

export const CLASSES: Visit = { place: { kind: 'classes' }, left: {} };
export const TREE: Visit = { place: { kind: 'tree', name: 'Treemap' }, left: {} };

/** What the trail calls a place. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case 'classes':
      return 'Classes';
    case 'found':
      return `Search for “${place.text}”`;
    case 'class':
      return place.className;
    default:
      return place.name;
  }
}
