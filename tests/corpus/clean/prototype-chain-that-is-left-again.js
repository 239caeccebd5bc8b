// clean: scopes nested through Object.create, entered and left
let scope = { theme: 'light', depth: 0 };

function within(overrides, fn) {
  const outer = scope;
  scope = Object.assign(Object.create(outer), overrides, { depth: outer.depth + 1 });
  try {
    return fn();
  } finally {
    scope = outer;
  }
}

export function round(i) {
  return within({ user: `u${i}` }, () => within({ theme: 'dark' }, () => `${scope.user}/${scope.theme}/${scope.depth}`));
}
