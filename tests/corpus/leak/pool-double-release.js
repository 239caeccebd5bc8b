// leak: module binding idle, a pool into which objects are released twice
const idle = [];
export function round(i) {
  const c = idle.pop() ?? { n: 0 };
  c.n++;
  try { if (i % 3 === 0) throw 0; idle.push(c); } catch { idle.push(c); } finally { if (i % 3 === 0) idle.push(c); }
}
