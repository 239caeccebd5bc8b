// style: an array of idle contexts, and a WeakSet that knows which ones are in it
export function createPool() {
  const contexts = [];
  const isIdle = new WeakSet();
  return {
    acquire(path) {
      if (contexts.length === 0)
        return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
      const context = contexts.pop();
      isIdle.delete(context);
      context.path = path;
      return context;
    },
    release(context) {
      context.user = null;
      context.retries = 0;
      context.status = 200;
      if (isIdle.has(context)) return;
      isIdle.add(context);
      contexts.push(context);
    },
  };
}
