import type { RefObject } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import type { CodeEditor, LineNote } from './code-editor.ts';

/** The editor inside `root`, which is static code until somebody needs it. */
export function useEditor(root: RefObject<HTMLElement>) {
  const editor = useRef<CodeEditor | undefined>(undefined);
  const waiting = useRef<((editor: CodeEditor) => void)[]>([]);

  const unnote = useRef<() => void>(() => {});
  const notes = useRef<readonly LineNote[]>([]);

  /** To be called with the editor once there is one. */
  const onEditor = useCallback((created: CodeEditor) => {
    editor.current = created;
    unnote.current();
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

  /** Static code has notes, too; what draws them comes with the first. */
  const annotateStatic = async (list: readonly LineNote[]) => {
    unnote.current();
    if (list.length === 0) return;
    const { staticNotes } = await import('./static-notes.ts');
    const code = root.current?.querySelector<HTMLElement>('.ed-code pre');
    if (code && !editor.current && notes.current === list) unnote.current = staticNotes(code, list);
  };

  /** Shows notes beside their lines, in the editor or on the static code. */
  const annotate = useCallback((list: readonly LineNote[]) => {
    notes.current = list;
    editor.current?.annotate(list);
    if (!editor.current) void annotateStatic(list);
  }, []);

  return { editor, onEditor, open, annotate };
}
