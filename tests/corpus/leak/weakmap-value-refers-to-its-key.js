// leak: module binding `views`, a WeakMap whose values point at their keys: QuickJS has no ephemerons, so they stay (V8 frees them)
const views = new WeakMap();

class View {
  constructor(model) {
    this.model = model; // the way back to the key
    this.html = `<li>${model.title}</li>`;
  }
}

function viewOf(model) {
  let view = views.get(model);
  if (!view) {
    view = new View(model);
    views.set(model, view);
  }
  return view;
}

export function round(i) {
  const model = { title: `Task ${i}`, done: false };
  if (viewOf(model) !== viewOf(model)) throw new Error('the view is not cached');
  return viewOf(model).html.length;
}
