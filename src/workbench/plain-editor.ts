import type { CodeEditor, EditorOptions, Mark } from './code-editor.ts';

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
      const before = area.value
        .split('\n')
        .slice(0, mark.line - 1)
        .join('\n');
      const start = mark.line === 1 ? 0 : before.length + 1;
      const end = area.value.indexOf('\n', start);
      area.setSelectionRange(start, end === -1 ? area.value.length : end);
    },
    focus: () => area.focus(),
    dispose: () => host.replaceChildren(),
  };
}
