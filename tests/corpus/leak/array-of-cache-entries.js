// leak: module binding `entries`, an array searched linearly and never trimmed
const entries = [];

const sameArgs = (a, b) => a.length === b.length && a.every((value, k) => value === b[k]);

/** Like the memoize-one idea, but it remembers every call instead of the last. */
function memoize(fn) {
  return (...args) => {
    const found = entries.find((entry) => entry.fn === fn && sameArgs(entry.args, args));
    if (found) return found.result;
    const result = fn(...args);
    entries.push({ fn, args, result });
    return result;
  };
}

const area = memoize((w, h) => ({ w, h, area: w * h }));

export function round(i) {
  area(3, 4);
  return area(i, i + 1).area;
}
