// leak: module binding `hooks`: `init` runs at each request instead of once
const hooks = { before: [], after: [] };

function init() {
  hooks.before.push(async (context) => {
    context.startedAt = performance.now();
  });
  hooks.after.push(async (context) => {
    context.took = performance.now() - context.startedAt;
  });
}

async function handle(path) {
  init();
  const context = { path };
  for (const hook of hooks.before.slice(-3)) await hook(context);
  for (const hook of hooks.after.slice(-3)) await hook(context);
  return context;
}

export async function round(i) {
  const { took } = await handle(`/page/${i % 5}`);
  return took;
}
