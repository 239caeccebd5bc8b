import { clipped } from './error.ts';
import { type Part, pairs } from './form.ts';
import { Reader } from './reader.ts';
import { tokens } from './token.ts';
import type { Value } from './value.ts';

/** What can be chosen about a model: for each key, the values it takes and the one it has otherwise. */
export type Choices<Settings> = {
  readonly [Key in keyof Settings]: readonly [
    value: Value<Settings[Key]>,
    otherwise: Settings[Key],
  ];
};

/** A setting in JSON that cannot be taken, as a value. */
export interface SettingError {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** `key=value` for what is chosen; what is left out stays out. */
export function settingsPart<Settings>(choices: Choices<Settings>): Part<Partial<Settings>> {
  const table = Object.fromEntries(
    Object.entries<readonly [Value<unknown>, unknown]>(choices).map(([key, [value]]) => [
      key,
      value,
    ]),
  );
  return pairs(table) as Part<Partial<Settings>>;
}

/** All settings: what is chosen, and the rest as it is otherwise. */
export function withDefaults<Settings>(
  choices: Choices<Settings>,
  chosen: Partial<Settings>,
): Settings {
  const otherwise = Object.fromEntries(
    Object.entries<readonly [Value<unknown>, unknown]>(choices).map(([key, [, one]]) => [key, one]),
  );
  return { ...(otherwise as Settings), ...chosen };
}

/**
 * Settings as JSON gives them: each value as a script writes it, in a string or as a plain number
 * or boolean.
 */
export function settingsFromJson<Settings>(
  choices: Choices<Settings>,
  json: unknown,
): { ok: true; chosen: Partial<Settings> } | { ok: false; error: SettingError } {
  const refuse = (field: string, expected: string, found: unknown) => ({
    ok: false as const,
    error: { field, expected, found: clipped(JSON.stringify(found) ?? 'nothing') },
  });
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refuse('config', 'an object of settings', json);
  }
  const table = choices as unknown as Record<string, readonly [Value<unknown>, unknown]>;
  const chosen: Record<string, unknown> = {};
  for (const [key, found] of Object.entries(json)) {
    if (!Object.hasOwn(table, key)) {
      return refuse(`config.${key}`, `no other setting than ${Object.keys(table).join(', ')}`, key);
    }
    const [value] = table[key]!;
    const words = typeof found === 'boolean' ? (found ? 'on' : 'off') : String(found);
    const reader = new Reader(tokens(words));
    const taken = value.read(reader);
    if (taken === undefined || reader.token.kind !== 'end') {
      return refuse(`config.${key}`, value.expected, found);
    }
    chosen[key] = taken;
  }
  return { ok: true, chosen: chosen as Partial<Settings> };
}
