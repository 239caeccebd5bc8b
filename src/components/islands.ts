/** What can be hydrated in a page, by name; each is loaded only when it is needed. */
export const islands = {
  reachability: async () => (await import('../widgets/reachability/reachability.tsx')).Reachability,
};

export type IslandName = keyof typeof islands;
export type IslandProps = Record<string, unknown>;
