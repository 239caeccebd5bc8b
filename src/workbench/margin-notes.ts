import type { editor as monaco } from 'monaco-editor/editor';
import type { LineNote } from './code-editor.ts';
import { noteList } from './line-notes.ts';

/** Columns that a line can be scrolled on by, so that none of it stays under its note. */
const ROOM = 18;

/**
 * Notes at the right edge of Monaco, over the code's ground: no line moves for them, and each stays
 * with its line while others are added and removed above it.
 */
export function marginNotes(editor: monaco.IStandaloneCodeEditor, frame: HTMLElement) {
  const anchors = editor.createDecorationsCollection();
  let list = noteList([], 'line-notes');
  const place = () => {
    const ranges = anchors.getRanges();
    for (const [i, item] of [...list.children].entries()) {
      const line = ranges[i]?.startLineNumber ?? 1;
      const top = editor.getTopForLineNumber(line) - editor.getScrollTop();
      (item as HTMLElement).style.top = `${top}px`;
    }
  };
  const listeners = [
    editor.onDidChangeModelContent(place),
    editor.onDidScrollChange(place),
    editor.onDidLayoutChange(place),
  ];

  return {
    show(notes: readonly LineNote[]) {
      const last = editor.getModel()?.getLineCount() ?? 0;
      const there = notes.filter(({ line }) => line >= 1 && line <= last);
      anchors.set(
        there.map(({ line }) => ({
          range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
          options: { stickiness: 1 },
        })),
      );
      list.remove();
      list = noteList(there, 'line-notes');
      frame.append(list);
      editor.updateOptions({ scrollBeyondLastColumn: there.length > 0 ? ROOM : 0 });
      place();
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
      list.remove();
    },
  };
}
