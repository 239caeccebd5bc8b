import type { RefObject } from 'preact';
import type { LineNote } from './code-editor.ts';
import { noteList } from './line-notes.ts';

/**
 * Notes at the right edge of code that no editor has taken over yet, each beside its line, in the
 * place of those before. They go with the code when an editor takes its place.
 */
export function staticNotes(
  { current: root }: RefObject<HTMLElement>,
  notes: readonly LineNote[],
): void {
  const code = root?.querySelector<HTMLElement>('.ed-code pre');
  if (!code) return;
  const frame = code.parentElement!;
  frame.querySelector('.line-notes')?.remove();
  if (notes.length === 0) return;
  const lines = [...code.querySelectorAll<HTMLElement>('.line')];
  const there = notes.filter(({ line }) => line >= 1 && line <= lines.length);
  const list = noteList(there, 'line-notes');
  const top = frame.getBoundingClientRect().top;
  for (const [i, item] of [...list.children].entries()) {
    const box = lines[there[i]!.line - 1]!.getBoundingClientRect();
    (item as HTMLElement).style.top = `${box.top + box.height / 2 - top - HEIGHT / 2}px`;
  }
  frame.append(list);
}

/** Of a note, px: as the style sheet says. */
const HEIGHT = 24;
