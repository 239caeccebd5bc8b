import type { HookNames } from './hook-names.ts';
import { LinePositions } from './line-positions.ts';
import { keyName, type Place, placeOf } from './place.ts';
import { wayOf } from './report-way.ts';
import { anchorOf, type Site, whatOf } from './site.ts';
import {
  childOf,
  childrenOf,
  isAnonymous,
  isFunction,
  listOf,
  restNames,
  type SyntaxNode,
} from './syntax-node.ts';
import { TOO_DEEP, Unrewritable } from './unrewritable.ts';

/** Statements that may have ended without a semicolon, because of what came next. */
const ENDED = new Set([
  ...['ExpressionStatement', 'VariableDeclaration', 'ReturnStatement', 'ThrowStatement'],
  ...['PropertyDefinition', 'ExportDefaultDeclaration'],
]);
/** Of nodes in nodes: fewer than any host's stack bears, so that all of them refuse alike. */
const MAX_DEPTH = 500;

/**
 * Writes a module again, with reports of what it makes. Text is only ever added, and no line break,
 * so that lines stay. A report is a call around the expression: as an argument it keeps its meaning,
 * `this` and precedence, and `await` and `yield` still belong to the same function. See `Place` for
 * where that is not so. One method for each form that needs more, so the file is long.
 */
export class Rewriter {
  readonly sites: Site[] = [{ line: 0, column: 0, what: 'outside', isCall: false }];
  /** True once there was a direct call of eval, whose code could reach our names. */
  evaluates = false;
  readonly #source: string;
  readonly #names: HookNames;
  readonly #lines: LinePositions;
  readonly #counted: boolean;
  #depth = 0;
  #inFunction = false;
  #usesArguments = false;

  constructor(source: string, names: HookNames, counted: boolean) {
    this.#source = source;
    this.#names = names;
    this.#lines = new LinePositions(source);
    this.#counted = counted;
  }

  /** @throws Unrewritable where nodes stand in each other too deep. */
  render(node: SyntaxNode, place: Place = {}): string {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Unrewritable('syntax', TOO_DEEP);
    if (node.type === 'Identifier') {
      if (node.name === 'arguments') this.#usesArguments = true;
      if (node.name === 'eval') this.evaluates = true;
    }
    const text = this.#terminated(node, this.#inside(node, place), place);
    this.#depth -= 1;
    if (!this.#inFunction || place.bare) return text;
    return this.#reported(node, text, place);
  }

  /** The node's own text, with its children written again. */
  #inside(node: SyntaxNode, place: Place): string {
    if (isFunction(node)) return this.#function(node);
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock':
        return this.#block(node, place.opening);
      case 'SwitchCase':
        return this.#compose(node, (child) => this.#statement(child));
      case 'CatchClause':
        return this.#catch(node);
      case 'ForOfStatement':
        return this.#forOf(node);
      case 'PropertyDefinition':
        return this.#field(node);
      default:
        return this.#compose(node, (child) =>
          this.render(child, placeOf(node, child, place, this.#source)),
        );
    }
  }

  #compose(
    node: SyntaxNode,
    write: (child: SyntaxNode) => string,
    insertion?: { at: number; text: () => string },
  ): string {
    // All children first: what is inserted may depend on what is in them.
    const children = childrenOf(node).map((child) => ({ child, text: write(child) }));
    let result = '';
    let position = node.start;
    let open = insertion;
    const copyTo = (end: number) => {
      if (open && open.at <= end) {
        result += this.#source.slice(position, open.at) + open.text();
        position = open.at;
        open = undefined;
      }
      result += this.#source.slice(position, end);
      position = end;
    };
    for (const { child, text } of children) {
      copyTo(child.start);
      result += text;
      position = child.end;
    }
    copyTo(node.end);
    return result;
  }

  #block(node: SyntaxNode, opening: (() => string) | undefined): string {
    const statements = listOf(node, 'body');
    const directives = statements.filter((statement) => typeof statement.directive === 'string');
    const hoisted = statements.filter(({ type }) => type === 'FunctionDeclaration');
    const reports = () => {
      const made = this.#inFunction
        ? hoisted.map((one) => [one, childOf(one, 'id')!.name as string] as const)
        : [];
      return `${opening?.() ?? ''}${this.#known(made)}`;
    };
    const last = directives.at(-1);
    const at = last?.end ?? this.#source.indexOf('{', node.start) + 1;
    const text = () => {
      const all = reports();
      return all && last ? `;${all}` : all;
    };
    return this.#compose(node, (child) => this.#statement(child), { at, text });
  }

  /** A statement in a list, where others may stand beside it. */
  #statement(node: SyntaxNode): string {
    const text = this.render(node);
    if (!this.#inFunction) return text;
    const { begin, end } = this.#names;
    if (node.type === 'ClassDeclaration') {
      const n = this.#add(node);
      return `${begin}(${n});${text} ${end}(${n},0,${childOf(node, 'id')!.name});`;
    }
    const binds = listOf(node, 'declarations').some(
      (one) => restNames(childOf(one, 'id')!).length > 0,
    );
    if (!binds) return text;
    const n = this.#add(node);
    return `${begin}(${n});${text};${end}(${n});`;
  }

  #function(node: SyntaxNode): string {
    const outer = [this.#inFunction, this.#usesArguments] as const;
    this.#inFunction = true;
    const isArrow = node.type === 'ArrowFunctionExpression';
    if (!isArrow) this.#usesArguments = false;
    const rest = listOf(node, 'params').flatMap((pattern) =>
      restNames(pattern).map((name) => [pattern, name] as const),
    );
    const body = childOf(node, 'body')!;
    const opening = () => {
      const own = !isArrow && this.#usesArguments ? ([[node, 'arguments']] as const) : [];
      return this.#known([...rest, ...own]);
    };
    const text = this.#compose(node, (child) => {
      if (child !== body) return this.render(child);
      if (body.type === 'BlockStatement') return this.render(body, { opening });
      const expression = this.render(body);
      if (rest.length === 0) return expression;
      return `(${this.#known(rest).replace(/;$/, ',')}${expression})`;
    });
    const usesArguments = isArrow && this.#usesArguments;
    this.#inFunction = outer[0];
    this.#usesArguments = outer[1] || usesArguments;
    return text;
  }

  #catch(node: SyntaxNode): string {
    const parameter = childOf(node, 'param');
    const name = parameter?.type === 'Identifier' ? (parameter.name as string) : undefined;
    const opening = name && this.#inFunction ? () => this.#known([[node, name]]) : undefined;
    const body = childOf(node, 'body')!;
    return this.#compose(node, (child) => this.render(child, child === body ? { opening } : {}));
  }

  #forOf(node: SyntaxNode): string {
    const left = childOf(node, 'left')!;
    const right = childOf(node, 'right')!;
    const body = childOf(node, 'body')!;
    const isOpen = this.#inFunction && !node.await;
    const n = isOpen ? this.#add(node) : 0;
    const patterns = listOf(left, 'declarations').map((one) => childOf(one, 'id')!);
    const opening = () => {
      if (!isOpen) return '';
      const rest = patterns.flatMap(restNames).map((name) => [node, name] as const);
      return `${this.#names.end}(${n});${this.#known(rest)}`;
    };
    return this.#compose(node, (child) => {
      if (child === left) return this.render(child, { head: true });
      if (child === right) {
        const text = this.render(child);
        return isOpen ? `${this.#names.site}(${n},${text})` : text;
      }
      if (child !== body) return this.render(child);
      if (body.type === 'BlockStatement') return this.render(body, { opening });
      return isOpen ? `{${opening()}${this.render(body)}}` : this.render(body);
    });
  }

  /** A field of a class: its value is computed whenever an object is made. */
  #field(node: SyntaxNode): string {
    const value = childOf(node, 'value');
    return this.#compose(node, (child) => {
      if (child !== value) return this.render(child);
      const outer = this.#inFunction;
      this.#inFunction = outer || !node.static;
      const text = this.render(child, { name: keyName(node) });
      this.#inFunction = outer;
      return text;
    });
  }

  /** A semicolon where the line break no longer stands for one: `x = () => {}` and then `(`. */
  #terminated(node: SyntaxNode, text: string, place: Place): string {
    if (!ENDED.has(node.type) || place.head) return text;
    if (
      node.type === 'ExportDefaultDeclaration' &&
      /Declaration$/.test(childOf(node, 'declaration')!.type)
    ) {
      return text;
    }
    const isSame = text.length === node.end - node.start;
    return isSame || text.endsWith(';') ? text : `${text};`;
  }

  #reported(node: SyntaxNode, text: string, place: Place): string {
    const { begin, end, site, resume } = this.#names;
    const way = wayOf(node, place);
    if (way === 'none') return text;
    if (way === 'resume') return `${resume}(${this.#add(node)},${text})`;
    let named = text;
    if (isAnonymous(node) && place.name !== undefined) {
      // As a key, __proto__ would be no property.
      if (place.name === null || place.name === '__proto__') return text;
      const key = JSON.stringify(place.name);
      named = `{${key}:${text}}[${key}]`;
    }
    const n = this.#add(node);
    return way === 'site' ? `${site}(${n},${named})` : `${end}(${n},${begin}(${n}),${named})`;
  }

  /** Reports what variables hold that no expression made. */
  #known(made: readonly (readonly [SyntaxNode, string])[]): string {
    if (made.length === 0) return '';
    const pairs = made.map(([node, name]) => {
      const what = name === 'arguments' ? 'arguments object' : undefined;
      return `${this.#add(node, what)},${name}`;
    });
    return `${this.#names.site}(${pairs.join(',')});`;
  }

  #add(node: SyntaxNode, what?: string): number {
    if (!this.#counted) return 0;
    const { line, column } = this.#lines.at(anchorOf(node));
    const description = what === undefined ? whatOf(node) : { what, isCall: false };
    return this.sites.push({ line, column, ...description }) - 1;
  }
}
