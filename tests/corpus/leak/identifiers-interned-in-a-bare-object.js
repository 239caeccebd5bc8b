// leak: module binding `symbols`: every compiled source brings names of its own, each a property for good
const symbols = Object.create(null);
let counter = 0;
function intern(name) {
  return (symbols[name] ??= { name, id: counter++ });
}
function* tokens(source) {
  const re = /\s*([A-Za-z_]\w*|\d+|[-+*/=();])/y;
  let m;
  while ((m = re.exec(source))) yield m[1];
}
function parse(source) {
  const out = [];
  for (const t of tokens(source)) out.push(/^[A-Za-z_]/.test(t) ? intern(t) : t);
  return out;
}
export function round(i) {
  return parse(`tmp_${i} = (a + b) * tmp_${i - 1}; result_${i} = tmp_${i} / 2;`).length;
}
