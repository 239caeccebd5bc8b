import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScriptError } from '../../model/script/error.ts';
import { printMistake } from '../../model/script/mistake.ts';

interface ScriptEditorProps {
  id: string;
  /** The script that plays. */
  source: string;
  /** The line of the statement that made the step shown, from 1. */
  line: number | undefined;
  /** Plays a script; a mistake in it comes back and nothing changes. */
  onPlay: (source: string) => ScriptError | undefined;
}

/** The figure's script, to be changed. What is written stays, whatever is wrong with it. */
export function ScriptEditor({ id, source, line, onPlay }: ScriptEditorProps) {
  const [draft, setDraft] = useState(source);
  const [error, setError] = useState<ScriptError>();
  /** What was written and not played when another script took its place. */
  const [aside, setAside] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const played = useRef(source);

  useEffect(() => {
    // Another script plays, so it is shown; what the reader was in the middle of can be brought back.
    if (played.current === source) return;
    if (draft !== played.current && draft !== source) setAside(draft);
    setDraft(source);
    played.current = source;
    setError(undefined);
  }, [source]);

  const play = (): void => {
    // From the field itself: a key may come before the last letter has been drawn.
    const written = area.current?.value ?? draft;
    const mistake = onPlay(written);
    setError(mistake);
    if (!mistake || !area.current) return;
    const from = offsetOf(written, mistake);
    area.current.focus();
    area.current.setSelectionRange(from, endOfWord(written, from));
  };
  const shown = error && (draft.split('\n')[error.line - 1] ?? '');

  return (
    <form
      class="script"
      onSubmit={(event) => {
        event.preventDefault();
        play();
      }}
    >
      <label for={`${id}-source`}>
        Script
        {line !== undefined && draft === source && <small> (this step: line {line})</small>}
      </label>
      <textarea
        ref={area}
        id={`${id}-source`}
        value={draft}
        rows={Math.min(Math.max(draft.split('\n').length + 1, 5), 18)}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-mistake`}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          play();
        }}
      />
      <div id={`${id}-mistake`} class="mistake" role="status">
        {error && (
          <>
            <p>
              <span class="pill bad">Mistake</span> {printMistake(error)}
            </p>
            <pre aria-hidden="true">
              {shown}
              {'\n'}
              {' '.repeat(Math.max(error.column - 1, 0))}^
            </pre>
          </>
        )}
      </div>
      <p class="row">
        <button type="submit" class="b">
          Play this script
        </button>
        <small>or Ctrl+Enter</small>
        {aside !== undefined && (
          <button
            type="button"
            class="b quiet"
            onClick={() => {
              setDraft(aside);
              setAside(undefined);
              area.current?.focus();
            }}
          >
            Bring back what I wrote
          </button>
        )}
      </p>
    </form>
  );
}

/** Where a line and column lie in a text, both from 1. */
function offsetOf(text: string, { line, column }: ScriptError): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

function endOfWord(text: string, from: number): number {
  const word = /^[^\s;=]+/.exec(text.slice(from))?.[0] ?? '';
  return from + Math.max(word.length, 1);
}
