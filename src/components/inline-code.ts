const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text in which no line ends between a number and its unit: `4 KiB` with a no-break space. */
export function unbroken(text: string): string {
  return text.replace(
    /(\d) (?=(?:[KMGT]i?B|kB|B|ns|µs|ms|s|min|h|bytes|cycles|pages|%)(?!\w))/g,
    '$1\u00a0',
  );
}

/**
 * A short text of an attribute as HTML: escaped, with `code` between backticks, and a number on one line
 * with its unit.
 */
export function inlineCode(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 ? `<code>${part}</code>` : unbroken(part)))
    .join('');
}
