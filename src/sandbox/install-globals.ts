import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { ConsoleLog } from './console-log.ts';
import type { EventLoop } from './event-loop.ts';
import type { JudgeRealm } from './judge-realm.ts';
import type { Machine } from './machine.ts';

/**
 * Gives a realm the globals of the contract. `number` tells its timers from another realm's.
 * The handle is a function that says how many lines its console was given.
 */
export function installGlobals(
  machine: Machine,
  realm: QuickJSContext,
  number: number,
  source: string,
  wires: { judge: JudgeRealm; loop: EventLoop; console: ConsoleLog },
): QuickJSHandle {
  const { judge, loop, console } = wires;
  const timers = judge.invoke('timersOf', number);
  const hostPrint = machine.judge.newFunction('print', (level, text) => {
    console.add(machine.judge.getString(level), machine.judge.getString(text));
  });
  const print = judge.invoke('printerTo', hostPrint);
  const report = realm.newFunction('report', (error) => loop.report(judge.describe(error.dup())));
  const bridge = realm.newObject();
  realm.setProp(bridge, 'timers', timers);
  realm.setProp(bridge, 'print', print);
  realm.setProp(bridge, 'report', report);
  const install = machine.evaluate(realm, source, 'globals.js');
  const printed = realm.unwrapResult(realm.callFunction(install, realm.undefined, bridge));
  for (const handle of [timers, hostPrint, print, report, bridge, install]) handle.dispose();
  return printed;
}
