import type { ComponentType } from 'preact';

/** What can be hydrated in a page, by name; each is loaded only when it is needed. */
export const islands = {
  lab: async () => (await import('../workbench/lab/lab.tsx')).Lab,
  'leak-demo': async () => (await import('../workbench/leak-demo.tsx')).LeakDemo,
  workbench: async () => (await import('../workbench/workbench.tsx')).Workbench,
};

/** Every folder of widgets/ that holds a figure.tsx: a figure of the kit, by its folder's name. */
const figures = import.meta.glob<ComponentType<never>>('../widgets/*/figure.tsx', {
  import: 'View',
});

export type IslandName = keyof typeof islands | `figure:${string}`;
export type IslandProps = object;

/** @throws Error for a name that nothing has, so that the build fails and no page. */
export async function loadIsland(name: string): Promise<ComponentType<never>> {
  const [kind, figure] = name.split(':');
  const load =
    kind === 'figure'
      ? figures[`../widgets/${figure}/figure.tsx`]
      : islands[name as keyof typeof islands];
  if (!load) throw new Error(`island: expected a known name or figure:FOLDER, found ${name}`);
  return (await load()) as ComponentType<never>;
}
