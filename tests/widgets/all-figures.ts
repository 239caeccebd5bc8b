import { existsSync, readdirSync } from 'node:fs';
import type { FigureSpec } from '../../src/widgets/kit/figure-spec.ts';

const folder = new URL('../../src/widgets/', import.meta.url);

/** The folders of src/widgets that hold a figure of the kit. */
export const figureFolders: readonly string[] = readdirSync(folder).filter(
  (name) => name !== 'kit' && existsSync(new URL(`${name}/figure.tsx`, folder)),
);

/** A figure by its folder. */
export async function figureOf(name: string): Promise<FigureSpec<unknown, unknown>> {
  const module = (await import(`../../src/widgets/${name}/figure.tsx`)) as {
    spec: FigureSpec<unknown, unknown>;
  };
  return module.spec;
}
