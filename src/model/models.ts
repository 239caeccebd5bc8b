import type { AnyModel } from './model.ts';

/** Every model that a script can name; the first is meant where a script names none. */
export const models: readonly AnyModel[] = [];
