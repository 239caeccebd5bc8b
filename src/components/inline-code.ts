import { unbroken } from '../styles/unbroken.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

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
