import type { ComponentType } from 'preact';
import { Reachability } from '../widgets/reachability/reachability.tsx';
import type { IslandName } from './islands.ts';

/** The same components for the build, which draws them once. */
export const serverIslands: Record<IslandName, ComponentType<never>> = {
  reachability: Reachability as ComponentType<never>,
};
