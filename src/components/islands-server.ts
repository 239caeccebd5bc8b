import type { ComponentType } from 'preact';
import { Reachability } from '../widgets/reachability/reachability.tsx';
import { Lab } from '../workbench/lab/lab.tsx';
import { LeakDemo } from '../workbench/leak-demo.tsx';
import { Workbench } from '../workbench/workbench.tsx';
import type { IslandName } from './islands.ts';

/** The same components for the build, which draws them once. */
export const serverIslands: Record<IslandName, ComponentType<never>> = {
  lab: Lab as ComponentType<never>,
  'leak-demo': LeakDemo as ComponentType<never>,
  reachability: Reachability as ComponentType<never>,
  workbench: Workbench as ComponentType<never>,
};
