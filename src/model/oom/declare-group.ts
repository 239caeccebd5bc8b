import type { MachineMemory } from './machine-memory.ts';
import { did, fault, type OomStep, unknownGroup } from './oom-step.ts';
import type { StatementOfKind } from './statements.ts';
import { pageBytes } from './task.ts';

/** More than any figure shows; each look at the limits above a group takes its depth. */
const mostGroups = 256;

/** `group`: a control group with its limits, inside another one or at the top. */
export function declareGroup(
  memory: MachineMemory,
  { name, limit, swap, kill, in: parent }: StatementOfKind<'group'>,
): OomStep {
  if (memory.groupNamed(name)) {
    return fault('already-declared', `There is already a group named ${name}.`, name);
  }
  if (memory.groups.length === mostGroups) {
    const message = `A machine of this model has at most ${mostGroups} groups.`;
    return fault('too-many', message, name);
  }
  const above = parent === undefined ? '' : memory.groupNamed(parent)?.path;
  if (above === undefined) return unknownGroup(parent!);
  memory.groups.push({
    name,
    path: `${above}/${name}`,
    limit: limit === undefined ? Number.POSITIVE_INFINITY : Math.floor(limit / pageBytes),
    swapLimit: swap === undefined ? Number.POSITIVE_INFINITY : Math.floor(swap / pageBytes),
    killsAll: kill === 'all',
    events: { oom: 0, oomKill: 0, oomGroupKill: 0 },
  });
  return did({ kind: 'grouped', group: name, limit: limit ?? null });
}
