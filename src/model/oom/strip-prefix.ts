/** A longer line is no line of a report; what is beyond is not looked at. */
const mostLength = 4096;

/** How a log can begin a line before the kernel's words; each is bounded, so none can run away. */
const prefixes: readonly RegExp[] = [
  // Quotes and tables.
  /^[\s|>*`]+/,
  // The priority in /dev/kmsg, then facility and level as `dmesg -x` has them.
  /^<\d{1,3}>/,
  /^(?:kern|user|daemon|syslog)\s{0,9}:\s{0,9}[a-z]{3,7}\s{0,9}:/,
  // A time has a dot or a colon in it: `[12345.678]`, `[Tue Aug 12 03:54:03 2025]`. A pid has none.
  /^\[[^[\].:]{0,60}[.:][^[\]]{0,60}\]/,
  // Who printed it, with CONFIG_PRINTK_CALLER: `[  T123]`, `[    C0]`.
  /^\[\s{0,9}[TC]\d{1,9}\]/,
  /^\d{4}-\d\d-\d\d[T ][\d:.,+Z-]{5,40}\s/,
];

/** The kernel's own words in a line of a log, in whatever way it was pasted. */
export function stripPrefix(line: string): string {
  let rest = line.slice(0, mostLength);
  // journalctl and syslog: a date, perhaps a host, `kernel:`.
  const row = /^\s*\[\s*\d+\]\s/.test(rest);
  const tag = row ? null : /(?:^|\s)kernel(?:\[\d{1,9}\])?:(?:\s|$)/.exec(rest.slice(0, 160));
  if (tag) rest = rest.slice(tag.index + tag[0].length);
  const inTable = /^\s*\|/.test(rest);
  for (let found = true; found; ) {
    found = false;
    for (const prefix of prefixes) {
      const length = prefix.exec(rest)?.[0].length ?? 0;
      if (length > 0) {
        rest = rest.slice(length);
        found = true;
      }
    }
  }
  rest = rest.trimEnd();
  return inTable && rest.endsWith('|') ? rest.slice(0, -1).trimEnd() : rest;
}
