import type { Engine } from '../engine.ts';
import { formatBytes } from '../units.ts';
import type { Collector } from './collector.ts';
import type { Graph, GraphNode, NodeId } from './graph.ts';
import { endFault, failed, lostFault, unheldFault } from './heap-faults.ts';
import type { HeapEvent, HeapState, HeapStep, Scope } from './heap-state.ts';
import { heapView } from './heap-view.ts';
import {
  alreadyDeclared,
  alreadyEntered,
  alreadyReferred,
  noSuchReference,
  notARoot,
  rootEntered,
  rootFinalized,
  rootReferred,
} from './mistakes.ts';
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
    if (fault) return failed(fault);
    const began = collector.begin(scope, cause);
    return { events: [began, ...collector.step()], done: !collector.busy && cause === undefined };
  }

  private addNode({ kind, name, bytes, label = name, group }: Declaration): HeapStep {
    const { collector } = this;
    if (collector.heap.knows(name)) return failed(alreadyDeclared(name));
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
    const message = `${name} needs ${formatBytes(bytes)} in one piece, and no space has them: ${used}.`;
    return failed({ code: 'out-of-memory', message, subject: name });
  }

  private refer(statement: Extract<Statement, { kind: 'refer' | 'weak' }>): HeapStep {
    const { collector } = this;
    const { from, to, label = '' } = statement;
    const weak = statement.kind === 'weak';
    const fault = endFault(collector, from) ?? endFault(collector, to);
    if (fault) return failed(fault);
    const { nodes } = collector.heap;
    if (nodes.get(to)!.kind === 'root') return failed(rootReferred(to));
    if (nodes.get(from)!.links.has(to)) return failed(alreadyReferred(from, to));
    const before = reachable(collector.graph());
    const unheld = weak ? undefined : unheldFault(collector, to, before);
    if (unheld) return failed(unheld);
    const events = collector.refer(from, to, label, weak);
    const changed = difference(collector.graph(), before);
    const ends = { subject: from, target: to, label, ...(weak && { weak }) };
    return { events: [{ kind: 'referred', ...ends, changed }, ...events], done: true };
  }

  private cut(from: NodeId, to: NodeId): HeapStep {
    const { collector } = this;
    const fault =
      endFault(collector, from) ?? (this.dangles(from, to) ? undefined : endFault(collector, to));
    if (fault) return failed(fault);
    const link = collector.heap.nodes.get(from)!.links.get(to);
    if (!link) return failed(noSuchReference(from, to));
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
    if (fault) return failed(fault);
    const { kind, links } = collector.heap.nodes.get(name)!;
    if (kind !== 'root') return failed(notARoot(name));
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
    if (fault) return failed(fault);
    const { nodes, entries } = collector.heap;
    const root = [key, value].find((id) => nodes.get(id)!.kind === 'root');
    if (root !== undefined) return failed(rootEntered(root));
    if (entries.some((one) => one.map === map && one.key === key)) {
      return failed(alreadyEntered(map, key));
    }
    const unheld = unheldFault(collector, value, reachable(collector.graph()));
    if (unheld) return failed(unheld);
    const events = collector.enter(map, key, value);
    return { events: [{ kind: 'entry-drawn', subject: value, key, map }, ...events], done: true };
  }

  private setFinalizer(name: NodeId): HeapStep {
    const { collector } = this;
    const fault = endFault(collector, name);
    if (fault) return failed(fault);
    const { heap } = collector;
    if (heap.nodes.get(name)!.kind === 'root') return failed(rootFinalized(name));
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
