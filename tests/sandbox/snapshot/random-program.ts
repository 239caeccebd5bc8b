import fc from 'fast-check';

/** What a random program reads and writes: bindings of its module. */
const VARIABLES = 6;
const variable = fc.nat({ max: VARIABLES - 1 }).map((i) => `v${i}`);
const key = fc.constantFrom('a', 'b', 'next', 'odd key', '0', '7');

/** Puts an expression into a text for each `$`, a variable for each `V`, a name for each `K`. */
function filled(template: string, expression: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const parts = template.split(/(\$|\bV\b|\bK\b)/);
  const values = parts.map((part) => {
    if (part === '$') return expression;
    if (part === 'V') return variable;
    return part === 'K' ? key : fc.constant(part);
  });
  return fc.tuple(...values).map((texts) => texts.join(''));
}

const LEAVES = [
  ...['1', '1.5', 'null', 'undefined', '"text" + n', '"\\u4e2d".repeat(n)', 'n'],
  ...[
    '10n ** 30n',
    '2n ** 62n',
    'Symbol("s" + n)',
    'Symbol.for("r" + n)',
    '/a+(b)/g',
    'new Date(n)',
  ],
  ...[
    'new Uint8Array(40)',
    'new Float64Array(n + 1).subarray(1)',
    'new DataView(new ArrayBuffer(9))',
  ],
  ...[
    'new Promise(() => {})',
    'Promise.withResolvers()',
    'new EventTarget()',
    'new AbortController()',
  ],
  ...['("ab" + n).matchAll(/./g)', '"xyz"[Symbol.iterator]()', 'Object(1n)', 'Object(Symbol("b"))'],
  ...[
    'left + n + right',
    '(function () { return arguments; })(1, {})',
    'new Error("e" + n)',
    'V',
    'V',
  ],
];

const NESTED = [
  ...[
    '{ a: $, ["K"]: $ }',
    '{ __proto__: $, b: $ }',
    '[$, $]',
    '[, $]',
    '{ get x() { return $; } }',
  ],
  ...[
    '{ [Symbol("k")]: $ }',
    'Object.create({ p: $ })',
    'Object.freeze([$])',
    'new Array(9).fill($)',
  ],
  ...['new Map([[$, $], ["K", $]])', 'new Set([$, $])', 'new Map([[1, $]]).entries()'],
  ...['new Set([$]).values()', 'weakMap({}, $)', 'weakMap(V, $)', 'new WeakSet([{}, [$]])'],
  ...['new WeakRef([$])', 'weakMap(Symbol("w"), $)', 'registered(V, $)', 'registered({}, $)'],
  ...[
    'new (class { #p = $; static s = $; m() { return this.#p; } })()',
    'class { static #q = $; static t() { return this.#q; } }',
  ],
  ...[
    'new (class X extends Base { y = $; z() { return super.f(); } })()',
    'class extends Base { [$]() {} }',
  ],
  ...[
    '() => $',
    '((c) => () => [c, V])($)',
    'function named() { return V; }',
    '(() => { let c = $; return [() => c, () => c++]; })()',
  ],
  ...[
    'started(function* (c) { const l = $; yield l; yield c; }, $)',
    '(function* () { yield $; })()',
  ],
  ...[
    'started(function* () { let l = $; try { yield () => l; } finally { l = 0; } })',
    '[...(function* () { yield $; })()]',
  ],
  ...[
    'started(async function* () { const l = $; yield l; yield* [1, 2]; })',
    '(async () => { const l = $; await V; return l; })()',
  ],
  ...[
    '(async () => { const l = $; await new Promise(() => {}); return l; })()',
    '(async () => { for await (const x of [$]) return x; })()',
  ],
  ...[
    'Promise.resolve($)',
    'rejected($)',
    'Promise.all([$, new Promise(() => {})])',
    'Promise.race([$])',
  ],
  ...[
    'Promise.resolve($).then((x) => [x, V])',
    'Promise.resolve(1).finally(() => $)',
    'thenable($)',
  ],
  ...['new Proxy({ t: $ }, { h: $ })', 'Proxy.revocable([$], {})', 'function () {}.bind($, $)'],
  ...[
    '[$, 2].values().filter(() => true).take(1)',
    'Iterator.from({ next() { return { done: true }; }, i: $ })',
  ],
  ...[
    '[$].values().flatMap((x) => [x])',
    '[$][Symbol.iterator]()',
    '[$, $].entries()',
    'Object.entries({ "K": $ })',
  ],
  ...[
    'new Error("e", { cause: $ })',
    'JSON.parse(JSON.stringify([$]) ?? "1")',
    'structuredClone([$])',
  ],
  ...[
    'Object.defineProperty({}, "K", { value: $ })',
    'Object.defineProperty([], 3, { get: () => $ })',
  ],
  ...[
    'new Function("o", "return () => o")($)',
    '(0, eval)("({ e: 1 })")',
    'setTimeout(() => $, 5000 * n)',
  ],
  ...[
    'forIn({ "K": $, b: 1 })',
    'listening(new EventTarget(), () => $)',
    '((a, b = $) => () => a)($)',
  ],
];

const STATEMENTS = [
  ...[
    'V = $;',
    'V = $;',
    'V = $;',
    'V["K"] = $;',
    'V["K"] = V;',
    'delete V["K"];',
    'V = undefined;',
  ],
  ...[
    'V.length = 1;',
    'V.push($);',
    'V.set($, $);',
    'V.delete(V);',
    'V.add($);',
    'V.clear();',
    'V.next();',
  ],
  ...[
    'V.next($);',
    'V.return();',
    'V.throw($);',
    'V.resolve($);',
    'V();',
    'new V();',
    'V.then(() => $, () => V);',
  ],
  ...[
    'globalThis["g" + n] = $;',
    'delete globalThis["g" + (n - 1)];',
    'V = Object.assign(V, { "K": $ });',
  ],
  ...[
    'Object.setPrototypeOf(V, V);',
    'V.self = V;',
    'V += V;',
    'V.revoke();',
    'V.abort();',
    'V = [...V];',
  ],
  ...[
    'for (const x of V) { V = x; break; }',
    'await Promise.race([V, null]);',
    'queueMicrotask(() => { V = $; });',
  ],
  ...[
    'Object.freeze(V);',
    'V.cache ??= new Map(); V.cache.set(n, $);',
    'V.splice(0, 1);',
    'V.sort();',
    'V.buffer.transfer();',
  ],
];

const PREAMBLE = `let n = 0; const all = []; const left = 'l'.repeat(5000), right = 'r'.repeat(5000);
class Base { a = 1; f() { return this.a; } }
const registry = new FinalizationRegistry((held) => { v0 = held; });
const isKey = (k) => (typeof k === 'object' && k !== null) || typeof k === 'function' || (typeof k === 'symbol' && Symbol.keyFor(k) === undefined);
const weakMap = (k, v) => new WeakMap(isKey(k) ? [[k, v]] : [[{}, v]]);
const registered = (o, held) => { if (isKey(o) && o !== held) registry.register(o, held); return o; };
const started = (make, ...args) => { const it = make(...args); it.next(); return it; };
const rejected = (value) => { const p = Promise.reject(value); p.catch(() => {}); return p; };
const thenable = (value) => Promise.resolve({ then(done) { done(value); } });
const forIn = (o) => started(function* () { for (const k in o) yield k; });
const listening = (target, f) => { target.addEventListener('x', f); return target; };`;

/**
 * Programs from a grammar over the language: values of every kind that hold values of every kind,
 * in six variables that are written to round after round, and in a list that only grows.
 */
export const randomProgram: fc.Arbitrary<string> = (() => {
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...LEAVES).chain((template) => filled(template, fc.constant('0'))),
      fc.constantFrom(...NESTED).chain((template) => filled(template, tie('expression'))),
    ),
  }));
  const statement = fc
    .oneof(fc.constantFrom('all.push($);', 'V = $;'), fc.constantFrom(...STATEMENTS))
    .chain((template) => filled(template, expression))
    .map((text) => `  try { ${text} } catch {}`);
  const block = fc.array(statement, { minLength: 3, maxLength: 14 }).map((all) => all.join('\n'));
  const variables = Array.from({ length: VARIABLES }, (_, i) => `v${i} = {}`).join(', ');
  return fc
    .tuple(block, block)
    .map(
      ([setup, body]) =>
        `${PREAMBLE}\nlet ${variables};\n${setup}\nexport async function round(i) {\n  n = i;\n${body}\n}`,
    );
})();
