import type { AnyModel } from '../model/model.ts';
import { models } from '../model/models.ts';
import language from '../model/SCRIPT.md?raw';

/** A statement of a model: how it is written, what may stand in it, and what it does. */
export interface StatementHelp {
  readonly syntax: string;
  readonly places: readonly { readonly name: string; readonly expected: string }[];
  /** As SCRIPT.md says it, a line of Markdown; nothing where it says nothing. */
  readonly does: string;
}

/** A setting of a model's opening line. */
export interface SettingHelp {
  readonly name: string;
  readonly expected: string;
  readonly otherwise: string;
}

/** The statements of a model in the order of its forms, which say how they are written. */
export function statementsOf({ forms }: AnyModel): StatementHelp[] {
  // A model of lanes has another's statements, which are told there.
  const rows = models.filter((one) => one.forms === forms).flatMap(({ name }) => rowsOf(name));
  return forms.map(({ syntax, expects }) => {
    const words = wordsOf(syntax);
    const row = rows.find(({ written }) =>
      written.some((one) => words.every((word, at) => wordsOf(one)[at] === word)),
    );
    const places = Object.entries(expects).map(([key, expected]) => ({
      name: key.toUpperCase(),
      expected,
    }));
    return { syntax, places, does: row?.does ?? '' };
  });
}

export function settingsOf({ settings }: AnyModel): SettingHelp[] {
  return Object.entries(settings as Settings).map(([name, [value, otherwise]]) => ({
    name,
    expected: value.expected,
    otherwise: value.write(otherwise),
  }));
}

type Settings = Readonly<
  Record<string, readonly [{ expected: string; write(value: unknown): string }, unknown]>
>;

/** The words that a statement always has: no places, and nothing that may be left out. */
const wordsOf = (syntax: string): string[] =>
  syntax
    .replace(/\[[^\]]*\]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && word !== '…' && !/[A-Z]/.test(word));

/** The rows of the table of statements in a model's part of SCRIPT.md. */
function rowsOf(model: string): { written: string[]; does: string }[] {
  const part = language.split(/^## /m).find((one) => one.startsWith(`${model}\n`)) ?? '';
  const table = part.slice(part.indexOf('| statement | does |'));
  return [...table.matchAll(/^\| (`.*?) \| (.*?) ?\|$/gm)].map(([, written, does]) => ({
    written: [...written!.matchAll(/`([^`]+)`/g)].map(([, one]) => one!),
    does: does!,
  }));
}
