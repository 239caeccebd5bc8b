export interface Source {
  readonly title: string;
  readonly href: string;
}

const note = /<Note\s+source="([^"]+)"\s+href="([^"]+)"/g;

/** What a lesson names as its sources at its end and in its margin, each address once. */
export function sourcesIn(listed: readonly Source[], body: string): Source[] {
  const noted = [...body.matchAll(note)].map(([, title, href]) => ({ title: title!, href: href! }));
  const all = new Map<string, Source>();
  for (const source of [...listed, ...noted]) {
    if (!all.has(source.href)) all.set(source.href, source);
  }
  return [...all.values()];
}
