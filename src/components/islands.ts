/** What can be hydrated in a page, by name; each is loaded only when it is needed. */
export const islands = {
  lab: async () => (await import('../workbench/lab/lab.tsx')).Lab,
  'leak-demo': async () => (await import('../workbench/leak-demo.tsx')).LeakDemo,
  reachability: async () => (await import('../widgets/reachability/reachability.tsx')).Reachability,
  workbench: async () => (await import('../workbench/workbench.tsx')).Workbench,
};

export type IslandName = keyof typeof islands;
export type IslandProps = object;
