import type { LineNote } from './code-editor.ts';
import { noteList } from './line-notes.ts';

/**
 * Notes at the right edge of code that no editor has taken over yet, each beside its line. They go
 * with the next list, and when an editor comes.
 * @returns takes them away.
 */
export function staticNotes(code: HTMLElement, notes: readonly LineNote[]): () => void {
  const frame = code.parentElement!;
  const lines = [...code.querySelectorAll<HTMLElement>('.line')];
  const there = notes.filter(({ line }) => line >= 1 && line <= lines.length);
  const list = noteList(there, 'line-notes');
  const top = frame.getBoundingClientRect().top;
  for (const [i, item] of [...list.children].entries()) {
    const box = lines[there[i]!.line - 1]!.getBoundingClientRect();
    (item as HTMLElement).style.top = `${box.top + box.height / 2 - top - HEIGHT / 2}px`;
  }
  frame.append(list);
  return () => list.remove();
}

/** Of a note, px: as the style sheet says. */
const HEIGHT = 24;
