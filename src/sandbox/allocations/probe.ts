import type { QuickJSContext } from 'quickjs-emscripten-core';
import { isCodeFromText } from '../eval-watch.ts';
import type { Machine } from '../machine.ts';
import { noModule } from '../program-error.ts';
import type { Instrument } from '../session.ts';
import { Births } from './births.ts';
import type { HookNames } from './hook-names.ts';

const OBJECT_TAG = -1;
const INT_TAG = 0;
const NAMES = ['site', 'begin', 'end', 'resume'] as const;
/** Where the functions wait for the module that exports them; the learner's realm forgets it then. */
const WAITING = '__allocations';

/**
 * The host's side of a rewritten program: the four functions that its sites call. The learner's code
 * can't name them: they are bindings of its module under names that its text doesn't have, and the
 * module that exports them is given once, to the import that we wrote. The workload has functions of
 * its own, by which all that it makes is outside.
 */
export class AllocationProbe implements Instrument {
  #births: Births | undefined;
  readonly #siteCount: number;
  readonly #modules: Set<string>;
  readonly #given: ReadonlySet<string>;

  constructor(siteCount: number, names: readonly HookNames[]) {
    this.#siteCount = siteCount;
    this.#given = new Set(names.map(({ module }) => module));
    this.#modules = new Set(this.#given);
  }

  /** @throws TypeError before the session that it is for was opened. */
  get births(): Births {
    if (!this.#births) throw new TypeError('the probe is not installed');
    return this.#births;
  }

  install(machine: Machine): void {
    this.#births = new Births(machine.memory, machine.addresses.runtime);
    const { learner } = machine.addresses;
    machine.watchEval((realm, flags) => {
      if (realm === learner && isCodeFromText(flags)) this.births.codeFromText = true;
    });
    this.#offer(machine, machine.judge, 1);
    this.#offer(machine, machine.learner, this.#siteCount);
  }

  moduleName(name: string): string {
    if (this.#modules.delete(name)) return name;
    // Any later import of it is the program's own guess, and finds as little as any other.
    if (this.#given.has(name)) return `${name} `;
    return name.replace(/^(\.\/)+/, ''); // as js_default_module_normalize_name in quickjs.c
  }

  moduleSource(name: string): string | undefined {
    const guessed = name.trimEnd();
    if (guessed !== name && this.#given.has(guessed)) {
      return `throw new ReferenceError(${JSON.stringify(noModule(guessed))});`;
    }
    if (!this.#given.has(name)) return undefined;
    return `const all = globalThis.${WAITING};
      if (Object.getOwnPropertyDescriptor(globalThis, '${WAITING}').configurable) delete globalThis.${WAITING};
      export const { ${NAMES.join(', ')} } = all;`;
  }

  #offer(machine: Machine, realm: QuickJSContext, siteCount: number): void {
    const births = this.births;
    const words = new Uint32Array(machine.memory.buffer);
    // Numbers come from our own text, but a program that got hold of a function may pass anything.
    const siteAt = (at: number) => {
      const n = words[at >>> 2]!;
      return (words[(at + 4) >>> 2]! | 0) === INT_TAG && n < siteCount ? n : -1;
    };
    const objectAt = (at: number) =>
      (words[(at + 4) >>> 2]! | 0) === OBJECT_TAG ? words[at >>> 2]! : 0;
    const calls = {
      site: (count: number, args: number) => {
        births.others();
        for (let i = 0; i + 1 < count; i += 2) {
          const site = siteAt(args + 8 * i);
          if (site >= 0) births.known(site, objectAt(args + 8 * i + 8));
        }
        return 1;
      },
      begin: (count: number, args: number) => {
        const site = count > 0 ? siteAt(args) : -1;
        if (site >= 0) births.begin(site);
        return -1;
      },
      end: (count: number, args: number) => {
        const site = count > 0 ? siteAt(args) : -1;
        if (site >= 0) births.end(site, count > 2 ? objectAt(args + 16) : 0);
        return 2;
      },
      resume: (count: number, args: number) => {
        const site = count > 1 ? siteAt(args) : -1;
        if (site >= 0) births.resume(site, objectAt(args + 8));
        return 1;
      },
    };
    const all = realm.newObject();
    for (const name of NAMES) {
      const hook = machine.newRawFunction(realm, name, calls[name]);
      realm.setProp(all, name, hook);
      hook.dispose();
    }
    realm.setProp(realm.global, WAITING, all);
    all.dispose();
  }
}
