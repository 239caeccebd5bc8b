import { either, type ScriptError, shown } from './error.ts';
import type { Token } from './token.ts';

/**
 * A place in the words of a script. Forms are tried one after the other from the same place, so the
 * mistake worth telling is the one furthest in: what was expected there, by whichever form came so far.
 */
export class Reader {
  at = 0;
  private furthest = -1;
  private readonly expected = new Set<string>();
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get token(): Token {
    return this.tokens[this.at]!;
  }

  /** The word after this one; `undefined` at the end of the script. */
  get next(): Token | undefined {
    return this.tokens[this.at + 1];
  }

  get atEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  /** The word here if `wanted` accepts it, and on to the next; else notes what was expected. */
  take(wanted: (token: Token) => boolean, expected: string): Token | undefined {
    const { token } = this;
    if (!wanted(token)) return this.fail(expected);
    this.at += 1;
    return token;
  }

  /** Notes that something else was expected here. */
  fail(expected: string): undefined {
    if (this.at > this.furthest) {
      this.furthest = this.at;
      this.expected.clear();
    }
    if (this.at === this.furthest) this.expected.add(expected);
  }

  /** The mistake furthest in. */
  error(): ScriptError {
    const token = this.tokens[this.furthest]!;
    const { line, column } = token;
    const choices = [...this.expected];
    return { line, column, expected: either(choices), found: shown(token), choices };
  }
}
