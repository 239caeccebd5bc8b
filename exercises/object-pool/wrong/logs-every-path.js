// fails heap-growth: pools as it should, and keeps the path of every request for a statistic
export function createPool() {
  const idle = new Set();
  const paths = [];
  return {
    acquire(path) {
      paths.push(path);
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
      idle.add(context);
    },
  };
}
