/** What must hold of every heap that the layout table describes. */
export type Invariant =
  /** The file is the one that the table was measured on. */
  | 'hash'
  /** Nothing of the program runs while it is read. */
  | 'rest'
  /** Every pointer leads to what it should: a chunk in use, of the right kind. */
  | 'pointer'
  /** Lists end, and their links agree both ways. */
  | 'list'
  /** What is counted lies within its block. */
  | 'count'
  /** No block has two owners. */
  | 'owner'
  /** No object has more holders than its reference count says. */
  | 'references'
  /** All bytes in use have an owner, but for a small remainder. */
  | 'bytes';

/** Why a heap can't be read, as a value: the layout is not what we think, or the program ran. */
export interface SnapshotFault {
  readonly invariant: Invariant;
  readonly message: string;
}

/** Ends a reading at the first broken invariant; `takeSnapshot` turns it into a `SnapshotFault`. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
  readonly invariant: Invariant;

  constructor(invariant: Invariant, message: string) {
    super(message);
    this.invariant = invariant;
  }
}
