import type { ScriptError } from './error.ts';
import type { Form, StatementOf } from './form.ts';
import { Reader } from './reader.ts';
import { type Place, tokens } from './token.ts';

export type Parsed<Statement> =
  | {
      readonly ok: true;
      readonly statements: readonly Statement[];
      /** `places[i]` says where statement i begins. */
      readonly places: readonly Place[];
    }
  | { readonly ok: false; readonly error: ScriptError };

type Forms = readonly Form<{ readonly kind: string }>[];

/** Reads a script of statements, one a line or separated by `;`. The first mistake ends it. */
export function parse<const F extends Forms>(
  forms: F,
  script: string,
): Parsed<StatementOf<F[number]>> {
  return parseFrom(forms, new Reader(tokens(script)));
}

/** Reads the statements from where the reader stands to the end of the script. */
export function parseFrom<const F extends Forms>(
  forms: F,
  reader: Reader,
): Parsed<StatementOf<F[number]>> {
  const statements: StatementOf<F[number]>[] = [];
  const places: Place[] = [];
  while (!reader.atEnd) {
    if (reader.token.kind === 'end') {
      reader.at += 1;
      continue;
    }
    const { line, column } = reader.token;
    const statement = readOne(forms, reader) as StatementOf<F[number]> | undefined;
    if (!statement) return { ok: false, error: reader.error() };
    statements.push(statement);
    places.push({ line, column });
  }
  return { ok: true, statements, places };
}

/**
 * The statement here by the first form that reads it to its end. So a word like `mark` can still
 * name an object: `mark -> b` is no whole `mark`.
 */
export function readOne(forms: Forms, reader: Reader): { readonly kind: string } | undefined {
  const from = reader.at;
  for (const form of forms) {
    reader.at = from;
    const statement = form.read(reader);
    if (statement && reader.take(({ kind }) => kind === 'end', 'the end of the statement')) {
      return statement;
    }
  }
  return undefined;
}

/** One statement as a script writes it. */
export function printStatement<const F extends Forms>(
  forms: F,
  statement: StatementOf<F[number]>,
): string {
  const form = forms.find(({ kind }) => kind === statement.kind);
  if (!form) throw new RangeError(`no form writes the statement ${statement.kind}`);
  return form.write(statement);
}

/** The script of some statements: parsing it gives them back. Comments are not kept. */
export function print<const F extends Forms>(
  forms: F,
  statements: readonly StatementOf<F[number]>[],
  separator: '\n' | ';' = '\n',
): string {
  return statements.map((statement) => printStatement(forms, statement)).join(separator);
}
