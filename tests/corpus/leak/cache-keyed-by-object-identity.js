// leak: module binding `permissions`, a Map keyed by request objects that are new every time
const permissions = new Map();

function permissionsFor(request) {
  let known = permissions.get(request);
  if (!known) {
    known = new Set(request.roles.map((role) => `${role}:read`));
    permissions.set(request, known);
  }
  return known;
}

function handle(request) {
  return permissionsFor(request).has('editor:read') ? 200 : 403;
}

export function round(i) {
  let ok = 0;
  for (const roles of [['viewer'], ['viewer', 'editor']]) {
    if (handle({ path: `/doc/${i % 5}`, roles }) === 200) ok += 1;
  }
  return ok;
}
