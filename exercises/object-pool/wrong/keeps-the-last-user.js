// fails collected: clears each context, but remembers the user who was served last
export function createPool() {
  const idle = new Set();
  let lastUser = null;
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
      lastUser = context.user ?? lastUser;
      context.path = '';
      context.status = 200;
      context.user = null;
      context.retries = 0;
      idle.add(context);
    },
    lastUser: () => lastUser,
  };
}
