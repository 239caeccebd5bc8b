import type { ShikiTransformer } from 'shiki';

/** Languages of what a terminal shows: no line numbers, and typed stands apart from answered. */
const plain = new Set(['console', 'shellsession', 'text', 'plaintext', 'txt']);
const prompt = /^(\$|#|>|PS>|%) /;

/** Marks lines and names files from what follows a fence's language, such as
 * ```` ```js title="cache.js" note="the leak" {3,6-8} bad={6} ````. */
export function codeFence(): ShikiTransformer {
  return {
    name: 'pagefault-code-fence',
    preprocess(_code, options) {
      // Shiki leaves a line unpainted after half a second: on a busy machine the same source would
      // then build into another page.
      options.tokenizeTimeLimit = 0;
    },
    pre(node) {
      const meta = this.options.meta?.__raw ?? '';
      const props = node.properties;
      // The page draws panel and colours; a style attribute would only repeat them.
      delete props.style;
      props.class = undefined;
      const title = /(?:^|\s)title="([^"]+)"/.exec(meta)?.[1];
      const note = /(?:^|\s)note="([^"]+)"/.exec(meta)?.[1];
      if (title) props['data-title'] = title;
      if (note) props['data-note'] = note;
      const terminal = plain.has(this.options.lang);
      if (terminal) props['data-plain'] = '';
      // It scrolls sideways, so the keyboard must reach it and hear what it is.
      props.tabindex = '0';
      // A group and no region: landmarks of one name would be of no use, and a lesson has several terminals.
      props.role = 'group';
      props['aria-label'] = title ?? (terminal ? 'Terminal' : 'Code');
    },
    span(node) {
      // A terminal is set by what was typed and what came back, not by a grammar.
      if (plain.has(this.options.lang)) delete node.properties.style;
    },
    line(node, number) {
      const meta = this.options.meta?.__raw ?? '';
      const text = this.source.split('\n')[number - 1] ?? '';
      if (lines(/(?:^|\s)\{([\d,\s-]+)\}/.exec(meta)?.[1]).has(number)) {
        this.addClassToHast(node, 'on');
      }
      if (lines(/(?:^|\s)bad=\{([\d,\s-]+)\}/.exec(meta)?.[1]).has(number)) {
        this.addClassToHast(node, 'bad');
      }
      if (this.options.lang === 'console' || this.options.lang === 'shellsession') {
        this.addClassToHast(node, prompt.test(text) ? 'typed' : 'back');
      }
    },
  };
}

/** `3,6-8` as the set of 3, 6, 7 and 8. */
function lines(list: string | undefined): Set<number> {
  const set = new Set<number>();
  for (const part of list?.split(',') ?? []) {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    for (let line = from; line <= to; line++) set.add(line);
  }
  return set;
}
