// leak: module binding `handler`: reduce wraps the handler of the round before once more
let handler = (request) => ({ status: 200, path: request.path });

const withHeader = (next, name, value) => {
  let calls = 0;
  return (request) => {
    calls += 1;
    if (calls > 3) return { status: 429, path: request.path };
    const response = next(request);
    return { ...response, [name]: value };
  };
};

function configure(headers) {
  handler = Object.entries(headers).reduce((next, [name, value]) => withHeader(next, name, value), handler);
}

export function round(i) {
  configure({ 'x-frame': 'deny', 'x-build': String(i % 4) });
  return handler({ path: '/' }).status;
}
