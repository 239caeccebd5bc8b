import { type Identifier, type Pattern, type Program, parse } from 'acorn';
import { SUBJECT_FILE } from '../../sandbox/program-error.ts';
import type { PathStep } from '../../sandbox/snapshot/path-step.ts';

const NAME = /^\.?([\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*)/u;

/** Which line of the learner's module a step of a path stands for. */
export class SourceLines {
  readonly #declared: ReadonlyMap<string, number>;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
    this.#declared = declarations(source);
  }

  /** From 1; undefined where the source says nothing of it. */
  of(step: PathStep, before: PathStep | undefined): number | undefined {
    const { position } = step;
    if (position) return position.file === SUBJECT_FILE ? position.line : undefined;
    const name = NAME.exec(step.by)?.[1];
    if (name === undefined || step.isTimerQueue) return undefined;
    if (before === undefined) return this.#declared.get(name);
    return before.what !== 'Object' || before.by !== 'globalThis' ? undefined : this.#global(name);
  }

  /** Where a global is first given a value. */
  #global(name: string): number | undefined {
    const at = this.#source.search(
      new RegExp(`\\b${name.replaceAll('$', '\\$')}\\s*(\\?\\?|\\|\\|)?=[^=]`),
    );
    return at < 0 ? undefined : this.#source.slice(0, at).split('\n').length;
  }
}

/** The line of each name that the module declares at its top; none where it can't be parsed. */
function declarations(source: string): Map<string, number> {
  const lines = new Map<string, number>();
  const declare = (id: Identifier) => {
    if (!lines.has(id.name)) lines.set(id.name, id.loc!.start.line);
  };
  for (const statement of moduleOf(source)?.body ?? []) {
    const isExport =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    const declared = isExport ? statement.declaration : statement;
    if (declared?.type === 'VariableDeclaration') {
      for (const { id } of declared.declarations) for (const name of namesIn(id)) declare(name);
    } else if (declared?.type === 'FunctionDeclaration' || declared?.type === 'ClassDeclaration') {
      if (declared.id) declare(declared.id);
    }
  }
  return lines;
}

/** The names that a pattern such as `{ a, b: [c] }` declares. */
function* namesIn(pattern: Pattern): Generator<Identifier> {
  if (pattern.type === 'Identifier') yield pattern;
  else if (pattern.type === 'RestElement') yield* namesIn(pattern.argument);
  else if (pattern.type === 'AssignmentPattern') yield* namesIn(pattern.left);
  else if (pattern.type === 'ArrayPattern') {
    for (const element of pattern.elements) if (element) yield* namesIn(element);
  } else if (pattern.type === 'ObjectPattern') {
    for (const property of pattern.properties) {
      yield* namesIn(property.type === 'RestElement' ? property : property.value);
    }
  }
}

/** What acorn can't read may still run, and has no lines then. */
function moduleOf(source: string): Program | undefined {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch {
    return undefined;
  }
}
