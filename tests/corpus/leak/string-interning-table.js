// leak: module binding `table`: every string that passes is interned, and tokens are unique
const table = new Map();

function intern(text) {
  const known = table.get(text);
  if (known !== undefined) return known;
  table.set(text, text);
  return text;
}

const tokenize = (line) => line.split(/\s+/).map(intern);

export function round(i) {
  const trace = (i * 2654435761).toString(16);
  return tokenize(`INFO request finished trace=${trace} status=200`).length;
}
