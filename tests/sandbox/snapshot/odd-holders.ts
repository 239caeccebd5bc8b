/** What holds in odd ways: weakly, twice, in a circle, by a name that looks like markup. */
export const ODD_HOLDERS = `const weak = new WeakMap(), keys = [{}, {}], registry = new FinalizationRegistry(() => {});
const shared = { big: new Uint8Array(3000) };
for (const key of keys) { weak.set(key, { shared }); registry.register(key, { held: 'x'.repeat(900) }); }
const circular = new WeakMap(); { const own = {}; circular.set(own, { own }); }
const cyclic = { text: 'a'.repeat(5000) + 'b'.repeat(5000) }; cyclic.self = cyclic;
const odd = { ['<b>"\\n\\u202e']: [1n << 90n, Symbol('s'), /x+/g, new Date(0)], get x() { return cyclic; } };
class Store { #secret = [1, 2]; static all = new Map([['k', new Store()]]); }
function* walk() { const held = {}; yield held; } const walker = walk(); walker.next();
const waits = (async () => { await new Promise(() => {}); })();
export function round() {}`;
