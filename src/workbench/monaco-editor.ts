import { KeyCode, languages, MarkerSeverity, editor as monaco } from 'monaco-editor/editor';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import { shikiToMonaco } from '@shikijs/monaco';
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import javascript from 'shiki/langs/javascript.mjs';
import { bringIntoView } from './bring-into-view.ts';
import type { CodeEditor, EditorOptions } from './code-editor.ts';
import { darkTheme, lightTheme } from './code-theme.ts';
import { marginNotes } from './margin-notes.ts';
import { isDark, onThemeChange } from './page-theme.ts';

const OWNER = 'pagefault';
const LINE_HEIGHT = 24;
let prepared: Promise<void> | undefined;

/** Monaco, with the grammar and the theme that drew the static code. */
export async function createMonacoEditor(options: EditorOptions): Promise<CodeEditor> {
  prepared ??= prepare();
  await prepared;
  const { host, source, label, onChange, onLeave } = options;
  const frame = document.createElement('div');
  frame.className = 'monaco-frame';
  frame.style.height = `${host.clientHeight}px`;
  host.replaceChildren(frame);
  const model = monaco.createModel(source, 'javascript');
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  const editor = monaco.create(frame, {
    model,
    ariaLabel: `${label}. Press Escape to leave the editor.`,
    automaticLayout: true,
    contextmenu: false,
    fixedOverflowWidgets: true,
    folding: false,
    fontFamily: 'Martian Mono, ui-monospace, Menlo, monospace',
    fontSize: 13,
    fontVariations: '"wdth" 80',
    fontWeight: '450',
    glyphMargin: false,
    guides: { indentation: false },
    hideCursorInOverviewRuler: true,
    lineDecorationsWidth: 16,
    lineHeight: LINE_HEIGHT,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    occurrencesHighlight: 'off',
    overviewRulerLanes: 0,
    padding: { top: 10, bottom: 10 },
    renderLineHighlight: 'none',
    scrollBeyondLastColumn: 0,
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false, vertical: 'hidden', horizontalScrollbarSize: 8 },
    stickyScroll: { enabled: false },
    theme: themeName(),
  });
  const resize = () => {
    frame.style.height = `${Math.max(220, editor.getContentHeight())}px`;
  };
  editor.onDidContentSizeChange(resize);
  resize();
  editor.onDidChangeModelContent(() => onChange(model.getValue()));
  editor.addCommand(
    KeyCode.Escape,
    onLeave,
    '!findWidgetVisible && !editorHasSelection && !editorHasMultipleSelections',
  );
  const stopThemes = onThemeChange(() => monaco.setTheme(themeName()));
  const lines = editor.createDecorationsCollection();
  const picked = editor.createDecorationsCollection();
  const notes = marginNotes(editor, frame);
  editor.onDidChangeCursorPosition(({ position }) => {
    if (picked.getRange(0)?.startLineNumber !== position.lineNumber) picked.clear();
  });

  return {
    get value() {
      return model.getValue();
    },
    replace(text) {
      editor.pushUndoStop();
      editor.executeEdits(OWNER, [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
    },
    mark(mark) {
      if (!mark || mark.line > model.getLineCount()) {
        monaco.setModelMarkers(model, OWNER, []);
        lines.clear();
        return;
      }
      const { line, message } = mark;
      const end = model.getLineMaxColumn(line);
      const column = Math.min(
        mark.column ?? model.getLineFirstNonWhitespaceColumn(line),
        Math.max(1, end - 1),
      );
      const word = model.getWordAtPosition({ lineNumber: line, column });
      const range = {
        startLineNumber: line,
        startColumn: word?.startColumn ?? column,
        endLineNumber: line,
        endColumn: word?.endColumn ?? end,
      };
      monaco.setModelMarkers(model, OWNER, [{ ...range, message, severity: MarkerSeverity.Error }]);
      lines.set([
        {
          range,
          options: {
            isWholeLine: true,
            className: 'line-bad',
            linesDecorationsClassName: 'line-bad-edge',
          },
        },
      ]);
      editor.revealLineInCenterIfOutsideViewport(line);
    },
    annotate: notes.show,
    select(line) {
      const lineNumber = Math.min(Math.max(1, line), model.getLineCount());
      const column = Math.max(1, model.getLineFirstNonWhitespaceColumn(lineNumber));
      editor.focus();
      editor.setPosition({ lineNumber, column });
      const range = model.getFullModelRange().setStartPosition(lineNumber, 1);
      picked.set([
        {
          range: range.setEndPosition(lineNumber, model.getLineMaxColumn(lineNumber)),
          options: {
            isWholeLine: true,
            className: 'line-picked',
            linesDecorationsClassName: 'line-picked-edge',
          },
        },
      ]);
      editor.revealPositionInCenterIfOutsideViewport({ lineNumber, column });
      const top = editor.getTopForLineNumber(lineNumber) - editor.getScrollTop();
      bringIntoView(frame.getBoundingClientRect().top + top, LINE_HEIGHT);
    },
    focus: () => editor.focus(),
    dispose() {
      notes.dispose();
      stopThemes();
      editor.dispose();
      model.dispose();
    },
  };
}

async function prepare(): Promise<void> {
  // Monaco asks for a worker for each label; all it needs without language services is this one.
  globalThis.MonacoEnvironment = {
    getWorker: () =>
      new Worker(new URL('monaco-editor/editor/editor.worker', import.meta.url), {
        type: 'module',
      }),
  };
  const highlighter = await createHighlighterCore({
    themes: [lightTheme, darkTheme],
    langs: [javascript],
    engine: createJavaScriptRegexEngine(),
  });
  shikiToMonaco(highlighter, { editor: monaco, languages } as never);
  // Shiki's canvas measures the code font once, so it has to be there.
  await document.fonts.load('450 13px "Martian Mono"');
}

const themeName = () => (isDark() ? darkTheme.name : lightTheme.name);
