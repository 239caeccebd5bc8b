import { z } from 'zod';
import type { AnyModel } from '../model/model.ts';
import type { ScriptError } from '../model/script/error.ts';
import { parse } from '../model/script/parse.ts';
import { parseScript, type Script } from '../model/script/script.ts';
import { settingsFromJson } from '../model/script/settings.ts';
import { jsonError } from './json-error.ts';

export type Simulation =
  | (Script & { readonly ok: true })
  | { readonly ok: false; readonly error: ScriptError }
  | { readonly ok: false; readonly why: string };

const requestSchema = z.strictObject({
  model: z.string().optional(),
  script: z.string(),
  config: z.record(z.string(), z.unknown()).optional(),
});

/** Reads a script, or JSON `{ model, script, config }`: text that begins with a brace is JSON. */
export function readSimulation(models: readonly AnyModel[], text: string): Simulation {
  // Some editors begin a file with a byte order mark, which is no JSON.
  const source = text.replace(/^\uFEFF/, '');
  if (!source.trimStart().startsWith('{')) return parseScript(models, source);
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return { ok: false, error: jsonError(source) };
  }
  const request = requestSchema.safeParse(json);
  if (!request.success) {
    const [{ path, message }] = request.error.issues as [z.core.$ZodIssue];
    const where = path.length > 0 ? path.join('.') : 'the request';
    return refuse(`${where}: expected { model, script, config }, found a mistake: ${message}.`);
  }

  const { model: name, script, config = {} } = request.data;
  const found = name === undefined ? undefined : models.find((model) => model.name === name);
  if (name !== undefined && !found) {
    const names = models.map((model) => model.name).join(', ');
    return refuse(`model: expected one of ${names}, found ${JSON.stringify(name)}.`);
  }
  const read: ReturnType<typeof parseScript> = found
    ? inModel(found, script)
    : parseScript(models, script);
  if (!read.ok) return read;
  const settings = settingsFromJson(read.model.settings, config);
  if (!settings.ok) {
    const { field, expected, found: value } = settings.error;
    return refuse(`${field}: expected ${expected}, found ${value}.`);
  }
  return { ...read, chosen: { ...read.chosen, ...settings.chosen } };
}

function inModel(model: AnyModel, script: string) {
  const parsed = parse(model.forms, script);
  return parsed.ok ? { ...parsed, model, chosen: {} } : parsed;
}

const refuse = (why: string) => ({ ok: false as const, why });
