/**
 * Bodies of `round` in which a call around an expression could change what the program does. Each
 * prints what would tell.
 */
export const NASTY: Readonly<Record<string, string>> = {
  'an arrow ends a statement, and the next begins with (': `
    const f = () => {}
    (function () { console.log('called', f.name); })()`,
  'an arrow ends a statement, and the next begins with [': `
    const f = (a) => { return a }
    [1, 2].forEach((n) => console.log(n, f.length))`,
  'an arrow ends an assignment before a regular expression': `
    let f
    f = () => {}
    /x/.test('x') && console.log(typeof f, f.name)`,
  'an arrow ends a statement, and the next is left as it was': `
    let a = 1, b = 2, t
    const f = () => {}
    [a, b] = [b, a]
    t = () => {}
    (a, b)
    const g = () => {}
    +a
    const h = () => {}
    \`\${a}\`
    class F { x = () => {}
      ['y'] = a; z = () => {}
      *w() {} }
    console.log(a, b, typeof t, g.name, h.name, new F().y, f.length, typeof new F().w)`,
  'an arrow ends an if before else': `
    let f
    if (i < 0) f = () => 1
    else f = () => {}
    ;console.log(f.name, f())`,
  'an arrow in a do without braces': `
    let f
    do f = () => {}
    while (false)
    console.log(f.name)`,
  'names of functions from where they stand': `
    const a = () => {}, b = function () {}, c = class {}, d = async () => {}, e = function* () {};
    let f; f = () => {}; f ??= 1; let g = null; g ??= () => {}; let h = 0; h ||= class {};
    const o = { p: () => {}, 'q r': function () {}, 7: () => {}, [\`s\${i}\`]: () => {}, t() {}, get u() { return 1; } };
    const { v = () => {} } = {}; const [w = class {}] = [];
    const fn = (x = () => {}) => x;
    const named = function inside() {};
    const par = (() => {});
    const seq = (0, () => {});
    const cond = i >= 0 ? () => {} : 0;
    console.log([a, b, c, d, e, f, g, h, o.p, o['q r'], o[7], o[\`s\${i}\`], o.t, v, w, fn(), named, par, seq, cond]
      .map((one) => JSON.stringify(one.name)).join());`,
  'a property called __proto__': `
    const o = { __proto__: function () {} };
    const p = { ['__proto__']: () => {} };
    let __proto__ = () => {};
    console.log(typeof Object.getPrototypeOf(o), Object.keys(p).join(), __proto__.name, p['__proto__'].name);`,
  'a class with a static name, fields, private parts and a static block': `
    const C = class { static name = 'own'; #p = () => {}; f = () => {}; static #s = [1]; static { this.t = [this === undefined]; }
      ['x' + i] = function () {}; get names() { return [this.#p.name, this.f.name, this['x' + i].name]; } static get s() { return C.#s; }
      #m() { return this; } m() { return this.#m() === this; } has(o) { return #p in o; } };
    const c = new C();
    console.log(C.name, c.names.join(), C.s.length, c.m(), c.has(c), c.has({}));`,
  'this of calls': `
    const o = { n: 5, get() { return this && this.n; }, self() { return this; } };
    const get = 'get';
    console.log(o.get(), o[get](), (o.get)(), o.self().get(), o?.get(), o?.[get]?.(), (o?.get)(), (0, o.get)?.call({ n: 6 }));`,
  'optional chains that end early': `
    let n = null, calls = 0; const touch = () => { calls += 1; return []; };
    const o = { a: { b: () => ({ c: () => ({ d: 1 }) }) } };
    console.log(n?.a(touch()).b[touch()].c(), o?.a.b().c().d, o.x?.(touch()), n?.[touch()], calls, (o?.a.b().c)().d, o.a?.b?.().c?.().d);`,
  'delete of what a call gave': `
    const o = { a: 1, b: { c: 2 } }; const give = () => o;
    console.log(delete give().a, delete give().b?.c, delete give()?.x?.y, JSON.stringify(o));`,
  'typeof, void and in': `
    const f = () => [1];
    console.log(typeof f(), void f(), 0 in f(), typeof undeclared, !f(), -[2], +[3]);`,
  'new of what calls and members give': `
    const box = { A: class { constructor(...a) { this.a = a; } static make() { return this; } }, list() { return [this.A]; } };
    const k = 'A'; const give = () => box;
    console.log(new box.A(1).a.length, new box[k]().a.length, new (give().A)(1, 2).a.length, new (give())['A'.toString()](3).a.length,
      new (box.A.make())(1).a[0], new box.A().a.length, new (class { v = [4] })().v[0], new (function () { this.w = 1; })().w, new (box.list()[0])(5).a[0]);`,
  'new of new': `
    function Outer() { return function Inner() { this.v = 3; }; }
    console.log(new (new Outer())().v, new (Outer())().v, new (new Outer)().v);`,
  super: `
    class A { constructor(x) { this.x = x; } m() { return ['A']; } static s() { return [this.name]; } }
    class B extends A { constructor() { super([1]); this.y = () => super.m(); } m() { return [...super.m(), 'B']; } static s() { return super.s(); } }
    class C extends B { constructor(...a) { const go = () => super(); go(); } z = this.m(); }
    const o = { __proto__: { n() { return 'n'; } }, n() { return super.n() + super['n'](); } };
    console.log(new B().x.length, new B().m().join(), new B().y().join(), B.s()[0], new C(1).z.join(), o.n());`,
  'derived from what a call gives': `
    const mix = (Base) => class extends Base { mixed = [1]; };
    class D extends mix(Object) {}
    class E extends mix(class { q = {} }) { constructor() { super(); } }
    class F extends (i < 0 ? Array : Map) {}
    console.log(new D().mixed.length, typeof new E().q, new F([[1, 2]]).size);`,
  'new.target and return of another object': `
    function F() { this.t = new.target === F; return new.target ? { other: true } : undefined; }
    console.log(JSON.stringify(new F()), Reflect.construct(F, []).other);`,
  generators: `
    function* g(...r) { const x = yield [r.length]; const y = yield* [x, () => {}]; try { yield { y }; } finally { console.log('end'); } return [9]; }
    const it = g(1, 2); console.log(it.next().value[0], it.next('sent').value, typeof it.next().value, it.next('y').value.y);
    console.log(it.return(5).value, [...g()].length, Math.max(...(function* () { yield 1; yield* [3, 2]; })()));
    function* two() { console.log([yield, yield].join()); } const t = two(); t.next(); t.next(1); t.next(2);`,
  'async functions and the order of their jobs': `
    const log = (x) => console.log('job', x);
    const a = async () => { log(1); await null; log(2); return [3]; };
    const b = async function ({ x = [4] } = {}) { for await (const y of [a(), x]) log(y[0]); };
    const c = async (n) => ({ n: await n, m: [await a(), -(await 5)] });
    const agen = async function* () { yield [1]; const z = await a(); yield z; };
    b(); c(6).then((o) => log(JSON.stringify(o))); log(0);
    (async () => { for await (const v of agen()) log(v[0]); try { await Promise.reject({ e: 1 }); } catch ({ e }) { log(e); } })();
    return new Promise((resolve) => setTimeout(() => { log('late'); resolve([]); }, 5)).then((l) => log(l.length));`,
  'destructuring with defaults, rest and targets': `
    const make = () => ({ a: 1, b: [2, { c: 3 }], d: 4 });
    let { a, b: [x, { c, z = [5] }], ...others } = make();
    const [p, , ...[q, ...more]] = 'abcdef';
    let s, t = {}, arr = [];
    [s, t.u = [1], ...arr] = [1, undefined, 3, 4]; ({ a, ...t.rest } = make());
    for (const [k, ...vs] of [[1, 2, 3]]) console.log(k, vs.join());
    for (t.w of [[7]]) console.log(t.w[0]);
    for (const { length, ...r } of ['xy']) console.log(length, Object.keys(r).join());
    (({ m, ...n }, [o, ...l], ...k) => console.log(m, Object.keys(n), o, l, k.length))({ m: 1, nn: 2 }, [3, 4], 5, 6);
    console.log(a, x, c, z[0], Object.keys(others).join(), p, q, more.join(''), s, t.u[0], arr.join(), Object.keys(t.rest).join());`,
  'default parameters that see each other': `
    const f = (a = [1], b = () => a, { c = b() } = {}) => { a = [2]; return [b()[0], c[0]]; };
    function g(x = arguments.length, y = () => arguments[0]) { return [x, y()]; }
    console.log(f().join(), g().join(), g(7).join(), f.length, g.length);`,
  arguments: `
    function f(a) { const later = () => arguments; a = 2; return [arguments.length, arguments[0], later()[1]]; }
    const o = { m() { return [...arguments].length; } }; const p = { arguments: 3 };
    console.log(f(1, 9).join(), o.m(1, 2, 3), p.arguments);`,
  'tagged templates keep their strings': `
    const tag = (s, ...v) => [s, v]; const o = { t(s) { return this === o && s.raw[0]; } };
    const once = () => tag\`a\${[i]}b\`;
    console.log(once()[0] === once()[0], o.t\`x\\n\`, tag\`p\`[0].length, (() => tag)()\`q\`[0][0], \`\${[1]}\${{ toString() { return 't'; } }}\`);`,
  'functions declared in blocks': `
    'use strict'
    console.log(hoisted(), typeof hoisted);
    function hoisted() { 'use strict'
      return typeof inner(); function inner() { return []; } }
    { console.log(block()); function block() { return 'b'; } }
    switch (1) { case 1: console.log(cased()); function cased() { return 'c'; } class K { k = [1] } console.log(new K().k[0]); }
    label: for (const x of [1, 2]) { if (x) continue label; }`,
  'loops without braces': `
    let n = 0
    for (const x of [[1], [2]]) n += x[0]
    for (const k in { a: 1, b: [] }) for (const y of [k]) n += y.length
    for (let j = [0][0], f = () => j; j < 2; j++) f(), n++
    while (n > 100) [n] = [0]
    console.log(n)`,
  'labels, comma, conditional and logical': `
    let r = (0, [1], { a: 1 }); r = i >= 0 ? { b: r } : []; r &&= { c: r }; const q = null ?? [0] ?? {}; const s = [] && {} || [];
    a: { if (r) break a; } console.log(JSON.stringify(r), q.length, typeof s, [] + {}, [2] ** 2, [] == '');`,
  'getters, setters and computed keys': `
    let order = []; const key = (k) => (order.push(k), k);
    const o = { [key('a')]: [key('x')], get [key('b')]() { return [1]; }, set b(v) { order.push(v.length); }, async *[key('g')]() {}, ...{ e: [2] } };
    o.b = [1, 2]; o[key('c')] = { d: 1 }; class K { static [key('s')] = [3]; [key('f')]() { return {}; } }
    console.log(order.join(), o.b[0], o.e[0], K.s[0], o.c.d);`,
  'exceptions and finally': `
    const t = () => { throw { code: [1] }; };
    const f = () => { try { return [t()]; } catch (e) { return e.code; } finally { console.log('fin'); } };
    try { [1, t(), 2]; } catch { console.log('no binding'); }
    try { new (class { constructor() { t(); } })(); } catch ({ code: [c] }) { console.log(c); }
    try { null.f({}); } catch (e) { console.log(e.name, e.message); }
    console.log(f()[0], (() => { try { undefined(); } catch (error) { return error.message; } })());`,
  'where an error happened': `
    try {
      [1].map((x) => { return x.
        nothing.more; });
    } catch (e) { console.log(e.stack.match(/subject\\.js:(\\d+)/)[1], e.lineNumber); }`,
  'iterators by hand': `
    const it = { from: 1, [Symbol.iterator]() { let n = this.from; return { next: () => ({ done: n > 3, value: { n: n++ } }), return() { console.log('closed'); return {}; } }; } };
    for (const { n } of it) if (n === 2) break;
    const [one] = it; console.log(one.n, [...it].length, Array.from(it, (x) => x.n).join(), new Set(it).size);`,
  'proxies see what they saw': `
    const seen = []; const p = new Proxy({ a: [1] }, { get(t, k) { seen.push(String(k)); return t[k]; }, ownKeys(t) { seen.push('keys'); return Reflect.ownKeys(t); } });
    p.a; ({ ...p }); const id = (x) => x; id(p).b; console.log(seen.join());`,
  'weak references and identity': `
    const o = {}; const id = (x) => x; const m = new Map([[o, 1]]); const w = new WeakRef(o);
    console.log(id(o) === o, m.get(id(o)), w.deref() === o, [o].includes(id(o)), new WeakSet([o]).has(id(o)));`,
  'regular expressions': `
    const r = /a(?<n>.)/gd; const m = r.exec('xab'); console.log(m.groups.n, m.indices.length, r.lastIndex, 'aXbX'.replace(/x/gi, () => [1]), 4 / 2 / 1, /[/]/.source);`,
  'numbers of arguments and the length of functions': `
    const f = (a, b = [], ...c) => arguments_(a, b, c); function arguments_() { return arguments.length; }
    console.log(f.length, f(1), (function (x, y) {}).length, Math.max.apply(null, [1, 2]), [1, 2].map(parseInt).length);`,
  'unicode, comments and odd spacing': `
    const  \\u0061bc = [/* ] */1], ünï = ( /* ( */ ) => ( { a:1 } ) // )
    /* } */ ; const $ = { _: abc } // [
    console . log ( $ ._ [ 0 ] , ünï ( ) . a , ((([]))).length )`,
  'html-like text and directives inside': `
    function f() { "a"; 'use strict'; 'b'
      return [this === undefined, (() => { 'c' })()] }
    console.log(f().join(), '<!--', '-->');`,
  'sort, reviver and other callbacks of builtins': `
    const rev = JSON.parse('{"a":[1,{"b":2}]}', (k, v) => (Array.isArray(v) ? { v } : v));
    console.log([3, 1, 2].sort((a, b) => [a][0] - b).join(), rev.a.v.length, 'a-b'.replace(/-/, (...m) => m.length), JSON.stringify({ toJSON() { return [1]; } }), [..."ab"].flatMap((c) => [c, [c]]).length, Object.groupBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even')).odd.length);`,
};
