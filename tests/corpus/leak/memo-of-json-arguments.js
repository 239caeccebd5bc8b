// leak: module binding `memo`, keyed by JSON of arguments that hold a timestamp
const memo = {};

function memoized(name, fn) {
  return (options) => {
    const key = `${name}:${JSON.stringify(options)}`;
    if (!(key in memo)) memo[key] = fn(options);
    return memo[key];
  };
}

const formatReport = memoized('report', ({ title, at, rows }) =>
  [title.toUpperCase(), new Date(at).toISOString(), ...rows.map((row) => row.join('\t'))].join('\n'),
);

export function round(i) {
  const rows = [
    ['cpu', i % 100],
    ['mem', (i * 7) % 100],
  ];
  return formatReport({ title: 'Usage', at: Date.now(), rows }).length;
}
