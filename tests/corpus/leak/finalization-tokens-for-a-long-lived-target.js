// leak: module binding `registry`: registered again each round for a target that lives as long as the module
const device = { id: 'gpu0', buffers: 0 };
const registry = new FinalizationRegistry((token) => token.release());

class Lease {
  constructor(size) {
    this.size = size;
    device.buffers += 1;
    registry.register(device, this);
  }
  release() {
    device.buffers -= 1;
  }
}

export function round(i) {
  const lease = new Lease(256 * (1 + (i % 3)));
  lease.release(); // registry.unregister(…) is missing
  return device.buffers;
}
