import type { NodeId } from './graph.ts';

/**
 * Fields of old objects that may point into the nursery: all that a minor collection has to know about
 * the old generation. A field stays in it when it changes; the next minor collection looks and forgets.
 */
export class RememberedSet {
  private readonly fields = new Map<NodeId, Set<NodeId>>();

  clone(): RememberedSet {
    const copy = new RememberedSet();
    for (const [from, to] of this.fields) copy.fields.set(from, new Set(to));
    return copy;
  }

  /** `false` where the field was there already. */
  add(from: NodeId, to: NodeId): boolean {
    const fields = this.fields.get(from);
    if (fields?.has(to)) return false;
    if (fields) fields.add(to);
    else this.fields.set(from, new Set([to]));
    return true;
  }

  /** Forgets all fields of an object; gives them. */
  take(from: NodeId): readonly NodeId[] {
    const fields = [...(this.fields.get(from) ?? [])];
    this.fields.delete(from);
    return fields;
  }

  holders(): NodeId[] {
    return [...this.fields.keys()];
  }

  pairs(): { readonly from: NodeId; readonly to: NodeId }[] {
    return [...this.fields].flatMap(([from, to]) => [...to].map((one) => ({ from, to: one })));
  }
}
