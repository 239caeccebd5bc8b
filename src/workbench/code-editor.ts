/** A place in the code that something is wrong with; line and column from 1. */
export interface Mark {
  readonly line: number;
  readonly column?: number | undefined;
  readonly message: string;
}

/** What is known of a line, shown beside it: a few characters, and all of it in words. */
export interface LineNote {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly title: string;
}

/** What the workbench needs of an editor; Monaco and a plain text area both are one. */
export interface CodeEditor {
  readonly value: string;
  /** Replaces the text, as an edit that can be undone. */
  replace(source: string): void;
  /** Shows what is wrong, or takes the mark away. */
  mark(mark: Mark | undefined): void;
  /** Shows notes beside their lines, in place of those before; an empty list takes them away. */
  annotate(notes: readonly LineNote[]): void;
  /** Goes to a line: the cursor, the page and the focus; the line is lit until the cursor leaves. */
  select(line: number): void;
  focus(): void;
  dispose(): void;
}

export interface EditorOptions {
  readonly host: HTMLElement;
  readonly source: string;
  readonly label: string;
  readonly onChange: (source: string) => void;
  /** Escape: the way out for those who use the keyboard, since Tab writes a tab. */
  readonly onLeave: () => void;
}
