// leak: module binding `compiled`: functions made with new Function, cached by a source that holds the data
const compiled = new Map();

function compile(source) {
  let render = compiled.get(source);
  if (!render) {
    const body = source.replace(/\{(\w+)\}/g, '${data.$1}');
    render = new Function('data', `return \`${body}\`;`);
    compiled.set(source, render);
  }
  return render;
}

export function round(i) {
  return compile(`<p>Order ${i} of {name}: {total} EUR</p>`)({ name: 'Ana', total: i * 2 });
}
