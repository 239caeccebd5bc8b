import { Collector } from './collector.ts';
import { cost, roomFor } from './cost.ts';
import { FreeList } from './free-list.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, SpaceView } from './heap-state.ts';

/** A bounded heap whose free memory is a list of blocks, first fit, and in which nothing moves. */
export abstract class FreeListCollector extends Collector {
  protected readonly bytes: number;
  protected free: FreeList;

  constructor(bytes: number) {
    super();
    this.bytes = bytes;
    this.free = new FreeList([{ address: 0, bytes }]);
  }

  protected override copyTo(copy: FreeListCollector): void {
    super.copyTo(copy);
    copy.free = this.free.clone();
  }

  protected place(bytes: number): number | undefined {
    const address = this.free.take(bytes);
    if (address !== undefined) this.overheadWork += cost.findBlock;
    return address;
  }

  protected override release(id: NodeId): HeapEvent[] {
    const { address, bytes } = this.heap.nodes.get(id)!;
    this.free.release(address, roomFor(bytes));
    return super.release(id);
  }

  spaces(): readonly SpaceView[] {
    return [{ name: 'heap', start: 0, bytes: this.bytes, holes: this.free.blocks }];
  }
}
