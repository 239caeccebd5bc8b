import type { PathStepText } from '../../grader/explanation.ts';

/** One arrow of a chain and the node that it leads to; the first has no arrow where it is a root. */
export interface Link {
  /** What the arrow says in words, and in the learner's own names; empty at a root. */
  readonly says: string;
  readonly name: string;
  readonly label: string;
  readonly isRoot: boolean;
  /** Bytes that would go with the node, where they are known. */
  readonly retained?: number | undefined;
  readonly line?: number | undefined;
  /** How often the link that ends with it is there in a row; drawn once. */
  readonly times: number;
}

/** Lays a retaining path out as a chain: a root, then what each refers to. */
export function chainOf(steps: readonly PathStepText[]): Link[] {
  const links: Link[] = [];
  for (const [i, step] of steps.entries()) {
    const first = i === 0;
    const node = {
      label: step.what.replace(/ \(line \d+\)$/, ''),
      retained: step.retained,
      line: step.line,
      times: step.times ?? 1,
    };
    if (!first) links.push({ ...relation(step.by), ...node, isRoot: false });
    else if (step.by === '') links.push({ says: '', name: '', ...node, isRoot: true });
    else {
      // The line of a binding is where it is declared, which is the root's to say.
      const { line, ...value } = node;
      links.push({ says: '', name: '', label: step.by, line, isRoot: true, times: 1 });
      links.push({ says: 'whose value is', name: '', ...value, isRoot: false });
    }
  }
  return links;
}

/** What kind of root a chain begins at, by the text of its first node. */
export function rootNote(label: string): string {
  if (/^timers?\b/.test(label)) return 'root: event loop';
  if (label.startsWith('the workload’s ')) return 'root: the exercise’s workload';
  return label.startsWith('globalThis') ? 'root: global' : 'root: your module';
}

/** How a step holds the next one: words, and the name that stands in the code. */
function relation(by: string): { says: string; name: string } {
  const [, word, rest] =
    /^(closure variable|local variable|global|getter|setter|entry|weak entry in) (.*)$/s.exec(by) ??
    [];
  switch (word) {
    case 'closure variable':
      return { says: 'closes over', name: unquoted(rest!) };
    case 'local variable':
      return { says: 'waits with', name: unquoted(rest!) };
    case 'global':
      return { says: 'global', name: rest! };
    case 'getter':
    case 'setter':
      return { says: `has ${word}`, name: rest! };
    case 'entry':
      return { says: 'has entry', name: rest! };
    case 'weak entry in':
      return { says: 'its value in', name: rest! };
  }
  if (/^\[\d+\]$/.test(by)) return { says: 'has element', name: by };
  if (/^[.[]/.test(by)) return { says: 'refers to', name: by };
  if (by === '') return { says: 'refers to', name: '' };
  return by === 'key' ? { says: 'has a key', name: '' } : { says: 'by its', name: by };
}

/** `"bigBuffer"` as a path says it, without its quotes. */
function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
