// leak: module binding `api`: a getter with its closure is defined under a new name each round
const api = {};

function addPlugin(name, factory) {
  let instance;
  Object.defineProperty(api, name, {
    configurable: true,
    get() {
      instance ??= factory();
      return instance;
    },
  });
}

export function round(i) {
  const name = `plugin_v${i}`;
  addPlugin(name, () => ({ name, enabled: true }));
  return api[name].enabled;
}
