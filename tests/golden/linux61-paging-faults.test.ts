import { expect } from 'vitest';
import { type Facts, type SignalOp, scenarioOf } from '../model/vm/fault-scenario.ts';
import { everyCase, golden } from './golden.ts';

const name = 'linux61-paging-faults.json';

type Fact = { readonly id?: string } & (
  | {
      readonly kind: 'faults';
      readonly op: string;
      readonly minflt: number;
      readonly majflt: number;
    }
  | { readonly kind: 'signal'; readonly op: string; readonly sig: number; readonly code: number }
  | { readonly kind: 'smaps'; readonly when: string; readonly kB: Readonly<Record<string, number>> }
  | { readonly kind: 'pgtables'; readonly op: string; readonly deltaKB: number }
);

const file = golden<{ readonly cases: readonly Fact[] }>(name);
/** The rows belong to one run, whose sizes they give. */
const rows = (file?.cases ?? []).map((fact) =>
  fact.kind === 'smaps' ? { text: fact.when, sizeKB: fact.kB.Size } : { text: fact.op },
);
let facts: Facts | undefined;

everyCase<Fact>(name, (fact) => {
  facts ??= scenarioOf(rows);
  switch (fact.kind) {
    case 'faults': {
      const { op, minflt, majflt } = fact;
      return expect({ op, ...facts.faults.get(op) }).toEqual({ op, minflt, majflt });
    }
    case 'signal': {
      const { op, sig, code } = fact;
      return expect({ op, ...facts.signal(op as SignalOp) }).toEqual({ op, sig, code });
    }
    case 'smaps': {
      const found = facts.smaps.get(fact.when);
      const asked = Object.keys(fact.kB).map((key) => [key, found?.[key as keyof typeof found]]);
      return expect(Object.fromEntries(asked)).toEqual(fact.kB);
    }
    case 'pgtables': {
      const { op, deltaKB } = fact;
      return expect({ op, deltaKB: facts.tables.get(op) }).toEqual({ op, deltaKB });
    }
    default:
      throw new Error(`no such kind of fact: ${JSON.stringify(fact)}`);
  }
});
