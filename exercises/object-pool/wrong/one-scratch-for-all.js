// fails result: makes the buffer once and gives it to all, so that requests write over each other's work
const scratch = new Uint8Array(1024);

export function createPool() {
  const idle = new Set();
  return {
    acquire(path) {
      for (const context of idle) {
        idle.delete(context);
        context.path = path;
        return context;
      }
      return { path, status: 200, user: null, retries: 0, scratch };
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
