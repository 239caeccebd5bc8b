import type { VirtualClock } from './clock.ts';
import { LAYOUT } from './layout.ts';

type Imports = Record<string, unknown>;

/**
 * Replaces the imports through which a host's clock, time zone, language and script path would
 * reach QuickJS's heap, so that the same program has the same chunks on every machine.
 */
export function isolateFromHost(
  imports: { a: Imports },
  memory: WebAssembly.Memory,
  clock: VirtualClock,
): void {
  const names = LAYOUT.imports;
  const words = () => new Int32Array(memory.buffer);
  imports.a[names.now] = () => clock.now;
  imports.a[names.setZone] = () => {};
  imports.a[names.environment] = () => 0;
  imports.a[names.environmentSizes] = (count: number, size: number) => {
    words()[count >> 2] = 0;
    words()[size >> 2] = 0;
    return 0;
  };
  imports.a[names.localTime] = (seconds: bigint | number, tm: number) => {
    const date = new Date(Number(seconds) * 1000);
    const year = date.getUTCFullYear();
    const dayOfYear =
      (Date.UTC(year, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(year, 0, 1)) / 86_400_000;
    // struct tm: sec, min, hour, mday, mon, year, wday, yday, isdst, gmtoff
    words().set(
      [
        date.getUTCSeconds(),
        date.getUTCMinutes(),
        date.getUTCHours(),
        date.getUTCDate(),
        date.getUTCMonth(),
        year - 1900,
        date.getUTCDay(),
        dayOfYear,
        0,
        0,
      ],
      tm >> 2,
    );
  };
}
