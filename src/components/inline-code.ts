const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A short text of an attribute as HTML: escaped, with `code` between backticks. */
export function inlineCode(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character)
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}
