// leak: module binding `root`: each request’s scope stays in its `scopes`, though the request is over
class Container {
  constructor(parent) {
    this.parent = parent;
    this.factories = new Map();
    this.singletons = new Map();
    this.scopes = [];
  }
  register(token, factory) {
    this.factories.set(token, factory);
    return this;
  }
  resolve(token) {
    if (this.singletons.has(token)) return this.singletons.get(token);
    const factory = this.factories.get(token);
    if (!factory) return this.parent?.resolve(token);
    const made = factory(this);
    this.singletons.set(token, made);
    return made;
  }
  scope() {
    const child = new Container(this);
    this.scopes.push(child);
    return child;
  }
}
const root = new Container(null).register('config', () => ({ region: 'eu' }));
class Repository {
  constructor(config) {
    this.config = config;
    this.rows = new Array(10).fill(0);
  }
}
export async function round(i) {
  const scope = root.scope();
  scope.register('repository', (c) => new Repository(c.resolve('config')));
  scope.resolve('repository').rows[i % 10] = i;
  await null;
}
