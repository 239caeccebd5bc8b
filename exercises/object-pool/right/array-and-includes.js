// style: closure over an array that is asked whether it has the context already
const clear = (context) => {
  context.path = '';
  context.status = 200;
  context.user = null;
  context.retries = 0;
};

export const createPool = () => {
  const idle = [];
  return {
    acquire: (path) => {
      const context = idle.pop() ?? {
        path,
        status: 200,
        user: null,
        retries: 0,
        scratch: new Uint8Array(1024),
      };
      context.path = path;
      return context;
    },
    release: (context) => {
      if (idle.includes(context)) return;
      clear(context);
      idle.push(context);
    },
  };
};
