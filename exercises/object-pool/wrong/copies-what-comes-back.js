// fails allocations: puts a clean copy into the pool, which makes an object for each one it saves
export function createPool() {
  let idle = [];
  const seen = new WeakSet();
  return {
    acquire(path) {
      const context = idle.pop();
      if (!context) return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
      context.path = path;
      return context;
    },
    release(context) {
      if (seen.has(context)) return;
      seen.add(context);
      idle = [...idle, { path: '', status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) }];
    },
  };
}
