// clean: errors with causes and stacks from a depth of ten calls, all caught
class NotFound extends Error {
  constructor(path, cause) {
    super(`${path} was not found`, { cause });
    this.name = 'NotFound';
    this.path = path;
  }
}

function resolve(path, depth) {
  if (depth === 0) throw new RangeError(`no such depth: ${path}`);
  return resolve(`${path}/${depth}`, depth - 1);
}

export function round(i) {
  try {
    try {
      resolve(`/root${i}`, 10);
    } catch (error) {
      throw new NotFound(`/root${i}`, error);
    }
  } catch (error) {
    return error.cause.message.length + error.stack.length;
  }
}
