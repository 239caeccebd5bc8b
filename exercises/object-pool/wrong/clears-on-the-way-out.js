// fails collected: makes a context look new as it goes out, and until then it holds its user
export function createPool() {
  const idle = new Set();
  return {
    acquire(path) {
      for (const context of idle) {
        idle.delete(context);
        context.path = path;
        context.status = 200;
        context.user = null;
        context.retries = 0;
        return context;
      }
      return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
    },
    release(context) {
      idle.add(context);
    },
  };
}
