/**
 * The number that somebody typed: `4096`, `4,096`, `4 096`, `0x1000`, `-2.5`; what follows it is let be when it
 * is a word, since many write the unit. Undefined where there is none.
 */
export function numberIn(text: string): number | undefined {
  const tight = text.trim().replace(/(?<=\d)[,\s_’'](?=\d{3}(?!\d))/g, '');
  const [, written] =
    /^(0x[0-9a-f]+|(?!0x)[+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*[a-z%]*$/i.exec(tight) ?? [];
  if (written === undefined) return undefined;
  return Number(written);
}
