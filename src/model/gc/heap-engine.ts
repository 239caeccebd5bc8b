import type { Engine } from '../engine.ts';
import { formatBytes } from '../units.ts';
import type { Collector } from './collector.ts';
import type { Graph, GraphNode, NodeId } from './graph.ts';
import { endFault, faulted, lostFault, unheldFault } from './heap-faults.ts';
import type { HeapEvent, HeapState, HeapStep, Scope } from './heap-state.ts';
import { heapView } from './heap-view.ts';
import { reachable } from './reachable.ts';
import type { Statement } from './statements.ts';

type Declaration = Extract<Statement, { kind: 'root' | 'object' }>;

/** The collections that a script can ask for. */
const scopes = { mark: 'mark', sweep: 'sweep', collect: 'full', minor: 'minor' } as const;

/**
 * A collector for figures: it runs statements, looks for the mistakes in them, and stops at each step of
 * a collection. An object without room starts a collection by itself, inside its own statement.
 */
export class HeapEngine implements Engine<HeapState, Statement, HeapEvent> {
  private readonly collector: Collector;
  /** The collections that the object being made has had run. */
  private tried: readonly Scope[] = [];

  constructor(collector: Collector, tried: readonly Scope[] = []) {
    this.collector = collector;
    this.tried = tried;
  }

  clone(): HeapEngine {
    return new HeapEngine(this.collector.clone(), this.tried);
  }

  view(): HeapState {
    return heapView(this.collector);
  }

  step(statement: Statement): HeapStep {
    const { collector } = this;
    const step = collector.busy
      ? { events: collector.step(), done: statement.kind !== 'object' && !collector.busy }
      : this.begin(statement);
    if (!collector.canLose || collector.busy || step.fault) return step;
    const fault = lostFault(collector);
    return fault ? { ...step, fault } : step;
  }

  private begin(statement: Statement): HeapStep {
    switch (statement.kind) {
      case 'root':
      case 'object':
        return this.addNode(statement);
      case 'refer':
      case 'weak':
        return this.refer(statement);
      case 'cut':
        return this.cut(statement.from, statement.to);
      case 'entry':
        return this.enter(statement.map, statement.key, statement.value);
      case 'drop':
        return this.drop(statement.name);
      case 'finalizer':
        return this.setFinalizer(statement.name);
      case 'finalize': {
        const { finalizers } = this.collector.heap;
        this.collector.heap.finalizers = [];
        return { events: [{ kind: 'finalizers-ran', subjects: finalizers }], done: true };
      }
      default:
        return this.collect(scopes[statement.kind]);
    }
  }

  private collect(scope: Scope, cause?: NodeId): HeapStep {
    const { collector } = this;
    const fault = cause === undefined ? collector.refuses(scope) : undefined;
    if (fault) return { events: [], fault, done: true };
    const began = collector.begin(scope, cause);
    return { events: [began, ...collector.step()], done: !collector.busy && cause === undefined };
  }

  private addNode({ kind, name, bytes, label = name, group }: Declaration): HeapStep {
    const { collector } = this;
    if (collector.heap.knows(name)) {
      return faulted('already-declared', name, `There is already something named ${name}.`);
    }
    const node: GraphNode = { id: name, label, kind, bytes, ...(group !== undefined && { group }) };
    if (kind === 'root') {
      collector.root(node);
      return { events: [{ kind: 'declared', subject: name }], done: true };
    }
    const scope = collector.wants(bytes, this.tried);
    if (scope !== undefined) {
      this.tried = [...this.tried, scope];
      return this.collect(scope, name);
    }
    this.tried = [];
    const event = collector.allocate(node);
    if (event) return { events: [event], done: true };
    const spaces = collector.spaces();
    const whole = spaces.reduce((sum, space) => sum + space.bytes, 0);
    const used = `${formatBytes(collector.heap.used)} of the ${formatBytes(whole)} are in use`;
    const why = `${name} needs ${formatBytes(bytes)} in one piece, and no space has them: ${used}.`;
    return faulted('out-of-memory', name, why);
  }

  private refer(statement: Extract<Statement, { kind: 'refer' | 'weak' }>): HeapStep {
    const { collector } = this;
    const { from, to, label = '' } = statement;
    const weak = statement.kind === 'weak';
    const fault = endFault(collector, from) ?? endFault(collector, to);
    if (fault) return { events: [], fault, done: true };
    const { nodes } = collector.heap;
    if (nodes.get(to)!.kind === 'root') {
      const why = `${to} is a root: tracing starts there, and no object refers to it.`;
      return faulted('root-as-target', to, why);
    }
    if (nodes.get(from)!.links.has(to)) {
      const why = `${from} already holds a reference to ${to}.`;
      return faulted('already-referred', from, why);
    }
    const before = reachable(collector.graph());
    const unheld = weak ? undefined : unheldFault(collector, to, before);
    if (unheld) return unheld;
    const events = collector.refer(from, to, label, weak);
    const changed = difference(collector.graph(), before);
    const ends = { subject: from, target: to, label, ...(weak && { weak }) };
    return { events: [{ kind: 'referred', ...ends, changed }, ...events], done: true };
  }

  private cut(from: NodeId, to: NodeId): HeapStep {
    const { collector } = this;
    const fault =
      endFault(collector, from) ?? (this.dangles(from, to) ? undefined : endFault(collector, to));
    if (fault) return { events: [], fault, done: true };
    const link = collector.heap.nodes.get(from)!.links.get(to);
    if (!link) return faulted('no-such-reference', from, `${from} holds no reference to ${to}.`);
    const { label } = link;
    const before = collector.graph();
    const events = collector.cut(from, to);
    const changed = difference(before, reachable(collector.graph()));
    const cut: HeapEvent = { kind: 'cut', subject: from, target: to, label, changed };
    return { events: [cut, ...events], done: !collector.busy };
  }

  private drop(name: NodeId): HeapStep {
    const { collector } = this;
    const fault = endFault(collector, name);
    if (fault) return { events: [], fault, done: true };
    const { kind, links } = collector.heap.nodes.get(name)!;
    if (kind !== 'root') {
      const why = `${name} is an object: what drops a reference is a root, or cut for one of its fields.`;
      return faulted('not-a-root', name, why);
    }
    const before = collector.graph();
    const targets = [...links.keys()];
    const events = targets.flatMap((to) => collector.cut(name, to));
    const changed = difference(before, reachable(collector.graph()));
    const dropped: HeapEvent = { kind: 'dropped', subject: name, targets, changed };
    return { events: [dropped, ...events], done: !collector.busy };
  }

  private enter(map: NodeId, key: NodeId, value: NodeId): HeapStep {
    const { collector } = this;
    const fault =
      endFault(collector, map) ?? endFault(collector, key) ?? endFault(collector, value);
    if (fault) return { events: [], fault, done: true };
    const { nodes, entries } = collector.heap;
    const root = [key, value].find((id) => nodes.get(id)!.kind === 'root');
    if (root !== undefined) {
      const why = `${root} is a root: tracing starts there, and no entry holds it.`;
      return faulted('root-as-target', root, why);
    }
    if (entries.some((one) => one.map === map && one.key === key)) {
      const why = `${map} already has an entry for ${key}.`;
      return faulted('already-referred', map, why);
    }
    const unheld = unheldFault(collector, value, reachable(collector.graph()));
    if (unheld) return unheld;
    const events = collector.enter(map, key, value);
    return { events: [{ kind: 'entry-drawn', subject: value, key, map }, ...events], done: true };
  }

  private setFinalizer(name: NodeId): HeapStep {
    const { collector } = this;
    const fault = endFault(collector, name);
    if (fault) return { events: [], fault, done: true };
    const { heap } = collector;
    if (heap.nodes.get(name)!.kind === 'root') {
      return faulted('root-as-target', name, `${name} is a root: no collector frees it.`);
    }
    heap.setFinalizer(name);
    return { events: [{ kind: 'finalizer-set', subject: name }], done: true };
  }

  private dangles(from: NodeId, to: NodeId): boolean {
    return this.collector.lost.some((one) => one.from === from && one.to === to);
  }
}

/** What a root reaches in a graph and is not in a set. */
function difference(graph: Graph, reached: ReadonlySet<NodeId>): NodeId[] {
  return [...reachable(graph)].filter((id) => !reached.has(id));
}
