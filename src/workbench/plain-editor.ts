import { bringIntoView } from './bring-into-view.ts';
import type { CodeEditor, EditorOptions, Mark } from './code-editor.ts';
import { noteList } from './line-notes.ts';

/** A text area with the look of the code, for touch screens without a keyboard. */
export function createPlainEditor({
  host,
  source,
  label,
  onChange,
  onLeave,
}: EditorOptions): CodeEditor {
  const area = document.createElement('textarea');
  const note = document.createElement('p');
  let notes = noteList([], 'plain-notes');
  Object.assign(area, {
    value: source,
    spellcheck: false,
    autocapitalize: 'off',
    autocomplete: 'off',
    wrap: 'off',
  });
  area.setAttribute('aria-label', label);
  area.setAttribute('autocorrect', 'off');
  area.className = 'plain-editor';
  note.className = 'plain-mark';
  note.hidden = true;
  const resize = () => {
    area.rows = Math.max(8, area.value.split('\n').length + 1);
  };
  area.addEventListener('input', () => {
    resize();
    onChange(area.value);
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onLeave();
  });
  resize();
  host.replaceChildren(area, note);

  return {
    get value() {
      return area.value;
    },
    replace(text) {
      area.focus();
      area.select();
      // The only way to replace text that the browser's own undo can take back.
      if (!document.execCommand('insertText', false, text)) area.value = text;
      resize();
      onChange(area.value);
    },
    mark(mark: Mark | undefined) {
      note.hidden = mark === undefined;
      if (!mark) return;
      note.textContent = `Line ${mark.line}${mark.column === undefined ? '' : `, column ${mark.column}`}: ${mark.message}`;
      area.setSelectionRange(...lineRange(area.value, mark.line));
    },
    annotate(list) {
      notes.remove();
      notes = noteList(list, 'plain-notes');
      host.append(notes);
    },
    select(line) {
      area.focus({ preventScroll: true });
      area.setSelectionRange(...lineRange(area.value, line));
      const { lineHeight, paddingTop } = getComputedStyle(area);
      const height = Number.parseFloat(lineHeight);
      const top = Number.parseFloat(paddingTop) + (line - 1) * height - area.scrollTop;
      bringIntoView(area.getBoundingClientRect().top + top, height);
    },
    focus: () => area.focus(),
    dispose: () => host.replaceChildren(),
  };
}

/** Where a line (from 1; the last where there are fewer) begins and ends in a text. */
function lineRange(text: string, line: number): [number, number] {
  const lines = text.split('\n');
  const index = Math.min(Math.max(1, line), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + lines[index]!.length];
}
