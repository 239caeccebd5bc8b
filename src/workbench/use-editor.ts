import type { RefObject } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import type { CodeEditor, LineNote } from './code-editor.ts';

/** The editor inside `root`, which is static code until somebody needs it. */
export function useEditor(root: RefObject<HTMLElement>) {
  const editor = useRef<CodeEditor | undefined>(undefined);
  const waiting = useRef<((editor: CodeEditor) => void)[]>([]);

  const notes = useRef<readonly LineNote[]>([]);

  /** To be called with the editor once there is one. */
  const onEditor = useCallback((created: CodeEditor) => {
    editor.current = created;
    created.annotate(notes.current);
    for (const resolve of waiting.current.splice(0)) resolve(created);
  }, []);

  /** The editor, made now where there is none yet; undefined where there is no code to make it of. */
  const open = useCallback(async (): Promise<CodeEditor | undefined> => {
    if (editor.current) return editor.current;
    const code = root.current?.querySelector<HTMLElement>('.ed-code pre');
    if (!code) return undefined;
    return new Promise((resolve) => {
      waiting.current.push(resolve);
      code.focus();
    });
  }, []);

  /** Shows notes beside their lines, in the editor or on the static code. */
  const annotate = useCallback((list: readonly LineNote[]) => {
    notes.current = list;
    editor.current?.annotate(list);
    // What draws them on static code comes with the first run, and does nothing under an editor.
    void import('./static-notes.ts').then((drawn) => drawn.staticNotes(root, list));
  }, []);

  return { editor, onEditor, open, annotate };
}
