const UNSAFE = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * Text from a program, for one line of a terminal: control characters, line breaks and marks that
 * turn the writing direction are shown as codes, so that it can't draw over or forge other lines.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
  });
}
