// clean: new Function for three templates, whatever the data is
const compiled = new Map();

function compile(source) {
  let render = compiled.get(source);
  if (!render) {
    render = new Function('data', `return \`${source.replace(/\{(\w+)\}/g, '${data.$1}')}\`;`);
    compiled.set(source, render);
  }
  return render;
}

const sources = ['<p>{id}</p>', '<li>{id}: {name}</li>', '<b>{name}</b>'];

export function round(i) {
  return compile(sources[i % 3])({ id: i, name: `user ${i}` }).length;
}
