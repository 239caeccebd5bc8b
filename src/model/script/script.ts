import type { AnyModel } from '../model.ts';
import type { ScriptError } from './error.ts';
import { field, form, word } from './form.ts';
import { parseFrom, print } from './parse.ts';
import { Reader } from './reader.ts';
import { settingsPart } from './settings.ts';
import { type Place, tokens } from './token.ts';
import { oneOf } from './value.ts';

/** A whole script: which model it is for, what it chooses about it, and its statements. */
export interface Script {
  readonly model: AnyModel;
  readonly chosen: object;
  readonly statements: readonly { readonly kind: string }[];
}

export type ParsedScript =
  | (Script & { readonly ok: true; readonly places: readonly Place[] })
  | { readonly ok: false; readonly error: ScriptError };

/**
 * Reads a script with its opening line `model NAME key=value…`; without one it is for the first of
 * the models.
 */
export function parseScript(models: readonly AnyModel[], text: string): ParsedScript {
  const words = tokens(text);
  const reader = new Reader(words);
  while (reader.token.kind === 'end' && reader.at < words.length - 1) reader.at += 1;
  let model = models[0]!;
  let chosen = {};
  // A sign after `model` makes it a name: `model = malloc 16`.
  const opens = reader.token.text === 'model' && reader.next?.kind !== 'sign';
  if (!opens) reader.fail('model');
  else {
    const opening = openingForm(models).read(reader);
    if (!opening) return { ok: false, error: reader.error() };
    model = models.find(({ name }) => name === opening.model)!;
    const settings = settingsPart(model.settings).read(reader);
    if (!settings || !reader.take(({ kind }) => kind === 'end', 'the end of the line')) {
      return { ok: false, error: reader.error() };
    }
    chosen = settings;
  }
  const parsed = parseFrom(model.forms, reader);
  return parsed.ok ? { ...parsed, model, chosen } : parsed;
}

/** A script as text; reading it gives the same one back. */
export function printScript({ model, chosen, statements }: Script): string {
  const settings = settingsPart(model.settings).write(chosen);
  const opening = `model ${model.name}${settings && ` ${settings}`}`;
  return [opening, print(model.forms, statements)].filter((part) => part !== '').join('\n');
}

const openingForm = (models: readonly AnyModel[]) =>
  form('model', word('model'), field('model', oneOf(...models.map(({ name }) => name))));
