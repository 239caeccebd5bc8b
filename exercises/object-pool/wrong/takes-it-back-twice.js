// fails heap-growth, result: what is given back twice lies in the array twice; two requests get it, and the array grows
export function createPool() {
  const idle = [];
  return {
    acquire(path) {
      const context = idle.pop();
      if (!context) return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
      context.path = path;
      return context;
    },
    release(context) {
      context.path = '';
      context.status = 200;
      context.user = null;
      context.retries = 0;
      idle.push(context);
    },
  };
}
