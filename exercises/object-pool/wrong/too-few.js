// fails allocations: keeps five contexts, so the others are made anew each round
export function createPool() {
  const idle = new Set();
  return {
    acquire(path) {
      for (const context of idle) {
        idle.delete(context);
        context.path = path;
        return context;
      }
      return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
    },
    release(context) {
      context.path = '';
      context.status = 200;
      context.user = null;
      context.retries = 0;
      if (idle.size < 5) idle.add(context);
    },
  };
}
