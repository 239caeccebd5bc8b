/** What the calls are named that a rewritten module reports its objects by. */
export interface HookNames {
  /** `site(n, value, …)` gives the first value: each was just made at its n. */
  readonly site: string;
  /** `begin(n)`: what is made from here to `end` belongs to n, but for what inner sites report. */
  readonly begin: string;
  /** `end(n, ignored, value)` gives the value. */
  readonly end: string;
  /** `resume(n, value)` gives the value: what was made while the function slept is not its own. */
  readonly resume: string;
  /** The module that has them. */
  readonly module: string;
  /** Stands at the end, since imports are hoisted and lines must stay. */
  readonly importStatement: string;
}

/** UnicodeEscapeSequence, ECMA-262 12.9.4: without braces four digits, whatever follows them. */
const ESCAPE = /\\u(?:([0-9a-f]{4})|\{([0-9a-f]+)\})/gi;

/** Names that `source` doesn't contain, however it spells its own: nothing in it can mean them. */
export function unusedNames(source: string, stem: string): HookNames {
  const spelled = source.replaceAll(ESCAPE, (_, four?: string, any?: string) =>
    String.fromCodePoint(Math.min(Number.parseInt((four ?? any)!, 16), 0x10ffff)),
  );
  let prefix = stem;
  while (source.includes(prefix) || spelled.includes(prefix)) prefix += '$';
  const [site, begin, end, resume] = ['S', 'B', 'E', 'R'].map((letter) => prefix + letter) as [
    ...[string, string, string, string],
  ];
  const module = `pagefault:${prefix}`;
  const list = `site as ${site},begin as ${begin},end as ${end},resume as ${resume}`;
  const importStatement = `import{${list}}from${JSON.stringify(module)};`;
  return { site, begin, end, resume, module, importStatement };
}
