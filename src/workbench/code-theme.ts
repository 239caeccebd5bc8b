/**
 * The one theme of all code: Shiki draws it at build time with the tokens of the page, Monaco later
 * with the same table in hexadecimal. Keywords by weight, comments and strings by tone; colour
 * stays with memory. tests/styles/code-theme.test.ts holds every tone to 4.5:1 and to tokens.css.
 */
interface Tone {
  /** The custom property in tokens.css. */
  token: string;
  light: string;
  dark: string;
}

export const tones = {
  ink: { token: '--ink', light: '#14181b', dark: '#eceff0' },
  comment: { token: '--ink-3', light: '#5c656a', dark: '#929ca1' },
  string: { token: '--code-string', light: '#33584c', dark: '#a8c8bb' },
  quiet: { token: '--ink-2', light: '#434b50', dark: '#b9c1c5' },
} satisfies Record<string, Tone>;

/** The grounds that code stands on: panel, marked line, wrong line. */
export const grounds = {
  surface: { token: '--surface', light: '#ffffff', dark: '#15191c' },
  marked: { token: '--now-soft', light: '#fff1c6', dark: '#3a2f10' },
  wrong: { token: '--fault-soft', light: '#fde6df', dark: '#43190f' },
} satisfies Record<string, Tone>;

/** What an editor marks with. */
const signals = {
  fault: { token: '--fault', light: '#bd2a10', dark: '#ff8468' },
  selection: { token: '--live-soft', light: '#dfe7fc', dark: '#1a2a52' },
} satisfies Record<string, Tone>;

interface Rule {
  scope: string[];
  tone: keyof typeof tones;
  fontStyle?: 'bold';
}

// Later rules win over earlier ones of the same depth.
const rules: Rule[] = [
  { scope: ['comment', 'punctuation.definition.comment'], tone: 'comment' },
  { scope: ['string', 'punctuation.definition.string', 'string.regexp'], tone: 'string' },
  {
    scope: ['keyword', 'storage', 'constant.language', 'variable.language'],
    tone: 'ink',
    fontStyle: 'bold',
  },
  { scope: ['keyword.operator', 'storage.type.function.arrow'], tone: 'ink' },
  {
    scope: ['keyword.operator.new', 'keyword.operator.expression', 'keyword.operator.sizeof'],
    tone: 'ink',
    fontStyle: 'bold',
  },
  { scope: ['meta.preprocessor', 'keyword.control.directive'], tone: 'quiet' },
  {
    // Types in comments are comments still.
    scope: [
      'comment storage.type.class.jsdoc',
      'comment entity.name.type.instance.jsdoc',
      'comment variable.other.jsdoc',
      'comment punctuation.definition.block.tag.jsdoc',
    ],
    tone: 'comment',
  },
  { scope: ['constant.character.escape', 'meta.template.expression'], tone: 'ink' },
];

interface Settings {
  foreground: string;
  fontStyle?: string;
}

interface CodeTheme {
  name: string;
  type: 'light' | 'dark';
  colors: Record<string, string>;
  settings: { scope?: string[]; settings: Settings }[];
}

function theme(name: string, type: 'light' | 'dark', colour: (tone: Tone) => string): CodeTheme {
  const foreground = colour(tones.ink);
  const background = colour(grounds.surface);
  return {
    name,
    type,
    colors: {
      'editor.foreground': foreground,
      'editor.background': background,
      'editorCursor.foreground': foreground,
      'editorLineNumber.foreground': colour(tones.comment),
      'editorLineNumber.activeForeground': colour(tones.quiet),
      'editorError.foreground': colour(signals.fault),
      'editor.selectionBackground': colour(signals.selection),
      'editorBracketMatch.background': colour(grounds.marked),
      'editorBracketMatch.border': colour(tones.comment),
    },
    settings: [
      { settings: { foreground } },
      ...rules.map(({ scope, tone, fontStyle = '' }) => ({
        scope,
        settings: { foreground: colour(tones[tone]), fontStyle },
      })),
    ],
  };
}

/** For pages: the colours are the page's own, so that one drawing serves both themes. */
export const pageTheme = theme('pagefault', 'light', (tone) => `var(${tone.token})`);
/** For an editor that needs literal colours. */
export const lightTheme = theme('pagefault-light', 'light', (tone) => tone.light);
export const darkTheme = theme('pagefault-dark', 'dark', (tone) => tone.dark);
