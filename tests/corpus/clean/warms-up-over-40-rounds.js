// clean: growth that ends: one of 40 route handlers is compiled a round, then all are known
class Router {
  #handlers = new Map();

  handler(pattern) {
    let handler = this.#handlers.get(pattern);
    if (!handler) {
      const parts = pattern.split('/');
      handler = { parts, match: (path) => path.split('/').length === parts.length };
      this.#handlers.set(pattern, handler);
    }
    return handler;
  }
}

const router = new Router();

export function round(i) {
  const resource = `resource${i % 40}`;
  return router.handler(`/${resource}/:id`).match(`/${resource}/${i}`);
}
