import { form, many, type StatementOf, word } from '../script/form.ts';
import { whole } from '../script/value.ts';

const pages = many('pages', whole('a page'));

/** The statements of `model replacement`, as SCRIPT.md has them. */
export const replacementForms = [
  form('refer', word('refer'), pages),
  form('write', word('write'), pages),
] as const;

export type ReplacementStatement = StatementOf<(typeof replacementForms)[number]>;
