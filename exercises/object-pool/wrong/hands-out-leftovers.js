// fails result: lets go of the user, but hands out the status and the retries of the request before
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
      context.user = null;
      idle.add(context);
    },
  };
}
