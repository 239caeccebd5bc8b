import type { ComponentType } from 'preact';
import type { FigureSpec } from '../widgets/kit/figure-spec.ts';

/** What can be hydrated in a page, by name; each is loaded only when it is needed. */
export const islands = {
  lab: async () => (await import('../workbench/lab/lab.tsx')).Lab,
  'leak-demo': async () => (await import('../workbench/leak-demo.tsx')).LeakDemo,
  'self-check': async () => (await import('../workbench/self-check/self-check.tsx')).SelfCheck,
  workbench: async () => (await import('../workbench/workbench.tsx')).Workbench,
};

type AnySpec = FigureSpec<never, never>;

/** Every folder of widgets/ that holds a figure.tsx: a figure of the kit, by its folder's name. */
const figures = import.meta.glob<{ View: ComponentType<never>; spec: AnySpec }>(
  '../widgets/*/figure.tsx',
);

export type IslandName = keyof typeof islands | `figure:${string}`;
export type IslandProps = object;

/** A component, and for a figure what it shows. */
export interface LoadedIsland {
  readonly component: ComponentType<never>;
  readonly spec?: AnySpec;
}

/** @throws Error for a name that nothing has, so that the build fails and no page. */
export async function loadIsland(name: string): Promise<LoadedIsland> {
  const [kind, folder] = name.split(':');
  if (kind === 'figure') {
    const figure = await figures[`../widgets/${folder}/figure.tsx`]?.();
    if (figure) return { component: figure.View, spec: figure.spec };
  }
  const component = await islands[name as keyof typeof islands]?.();
  if (!component) throw new Error(`island: expected a known name or figure:FOLDER, found ${name}`);
  return { component: component as ComponentType<never> };
}
