import { useEffect, useRef, useState } from 'preact/hooks';
import type { CodeEditor, Mark } from './code-editor.ts';

interface Props {
  label: string;
  /** The starter as drawn at build time. */
  html: string;
  starter: string;
  source: string;
  mark: Mark | undefined;
  onChange: (source: string) => void;
  onLeave: () => void;
  onEditor: (editor: CodeEditor) => void;
  onFirstFocus: () => void;
}

/** Static code that becomes an editor when it is first focused or tapped. */
export function EditorHost(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | undefined>(undefined);
  const [state, setState] = useState<'static' | 'loading' | 'ready' | 'failed'>('static');
  const { label, html, starter, source, mark } = props;

  const start = async () => {
    if (state === 'loading' || state === 'ready' || !host.current) return;
    setState('loading');
    props.onFirstFocus();
    try {
      const options = {
        ...{ host: host.current, source, label },
        onChange: props.onChange,
        onLeave: props.onLeave,
      };
      editor.current = isTouchOnly()
        ? (await import('./plain-editor.ts')).createPlainEditor(options)
        : await (await import('./monaco-editor.ts')).createMonacoEditor(options);
      props.onEditor(editor.current);
      editor.current.mark(mark);
      editor.current.focus();
      setState('ready');
    } catch {
      // Offline before it was ever loaded: the plain editor is small and already here.
      const { createPlainEditor } = await import('./plain-editor.ts');
      editor.current = createPlainEditor({
        host: host.current,
        source,
        label,
        onChange: props.onChange,
        onLeave: props.onLeave,
      });
      props.onEditor(editor.current);
      setState('failed');
    }
  };

  useEffect(() => editor.current?.mark(mark), [mark]);
  useEffect(() => () => editor.current?.dispose(), []);

  const drawn = source === starter ? html : plainLines(source);
  // What an editor puts into the host is its own: Preact must not touch it again.
  return (
    <div
      class="ed-host"
      data-state={state}
      onFocusIn={() => void start()}
      onPointerDown={() => void start()}
    >
      <div ref={host} class="ed-code code">
        {(state === 'static' || state === 'loading') && (
          <pre
            tabIndex={0}
            role="textbox"
            aria-multiline="true"
            aria-label={`${label}. Focus to edit.`}
            aria-busy={state === 'loading'}
            dangerouslySetInnerHTML={{ __html: drawn }}
          />
        )}
      </div>
      {state === 'failed' && (
        <p class="sm">The full editor could not be loaded, so this is a plain one.</p>
      )}
    </div>
  );
}

function isTouchOnly(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches;
}

/** Kept work, as lines without colour, until the editor takes over. The text is escaped. */
function plainLines(source: string): string {
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const lines = escaped.split('\n').map((line) => `<span class="line">${line}</span>`);
  return `<code>${lines.join('\n')}</code>`;
}
