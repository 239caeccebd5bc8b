/** Programs that mean harm, by what they try; each is the body of `lookup` of the first exercise. */
export const hostile: Record<string, string> = {
  'an endless loop': 'for (;;);',
  'endless recursion': 'const f = () => f(); f();',
  'endless allocation': 'const all = []; for (;;) all.push(new Array(1000).fill({}));',
  'a string of 2 GiB': "let s = 'x'; for (let i = 0; i < 31; i++) s += s; return s.length;",
  'a huge padStart': "return 'x'.padStart(2 ** 29);",
  'a builtin that never ticks': 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);',
  'a sort without end':
    'const a = new Uint32Array(4e6).map((_, i) => i * 2654435761); for (;;) a.sort();',
  'a regex that backtracks': "return /^(a+)+$/.test('a'.repeat(40) + 'b');",
  'endless microtasks': 'const f = () => queueMicrotask(f); f();',
  'a million console lines': "for (let i = 0; i < 1e6; i++) console.log('line ' + i);",
  'redefined intrinsics':
    "globalThis.WeakRef = class {}; globalThis.Promise = null; Object.defineProperty(Object.prototype, 'then', { get() { throw 1; } }); Array.prototype.push = () => 0; JSON.stringify = () => '[]'; throw new Error('changed');",
  'an error that is a trap': 'throw new Proxy({}, { get() { for (;;); } });',
  'a search for the host':
    "const all = (() => {}).constructor('return this')(); if ('process' in all || 'fetch' in all || 'postMessage' in all || 'importScripts' in all) return { id: 'out', token: 0 }; throw new Error('nothing found');",
  'markup in output and errors':
    'console.log(\'<img src=x onerror="globalThis.harmed = true">\'); throw new Error(\'<script>globalThis.harmed = true</script><img src=x onerror="globalThis.harmed = true">\');',
};

export function hostileModule(body: string): string {
  return `export function lookup(id, load) {\n  ${body}\n}\nexport function forget(id) {}\n`;
}
