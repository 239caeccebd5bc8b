// style: functional, one WeakMap for each thing that is known
const views = new WeakMap();
const titles = new WeakMap();

export const see = (widget, title) => {
  const count = (views.get(widget) ?? 0) + 1;
  views.set(widget, count);
  titles.set(widget, title);
  return count;
};

export const describe = (widget) =>
  views.has(widget) ? `${titles.get(widget)}: ${views.get(widget)}` : undefined;
