/** What objects of a class are called in a sentence: a name of the code's, then a word. */
export interface ClassWords {
  /** Empty where the word says it all. */
  readonly name: string;
  readonly word: string;
}

const WORDS: Readonly<Record<string, string>> = { Object: 'object', Array: 'array' };

/** `objects`, `functions`, `weak entries`; `TreeNode` and `objects`. */
export function classWords(className: string, count: number): ClassWords {
  const own = WORDS[className] ?? (/^[a-z]/.test(className) ? className : undefined);
  if (own === undefined) return { name: className, word: count === 1 ? 'object' : 'objects' };
  if (count === 1) return { name: '', word: own };
  return { name: '', word: /[^aeiou]y$/.test(own) ? `${own.slice(0, -1)}ies` : `${own}s` };
}
