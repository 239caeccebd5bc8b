/** A release of Linux; stable patch levels change nothing that is modelled here. */
export interface Kernel {
  readonly major: number;
  readonly minor: number;
}

export type Release = `${number}.${number}`;

/** The release in `6.1`, `v5.4-rc2` or `3.10.0-514.6.1.el7.x86_64`; none where there is none. */
export function kernelOf(text: string): Kernel | undefined {
  const found = /(?<![\d.])(\d{1,2})\.(\d{1,3})(?!\d)/.exec(text.slice(0, 200));
  return found ? { major: Number(found[1]), minor: Number(found[2]) } : undefined;
}

/** Whether a kernel is that release or a later one. */
export function atLeast({ major, minor }: Kernel, release: Release): boolean {
  const [wantedMajor, wantedMinor] = release.split('.').map(Number);
  return major > wantedMajor! || (major === wantedMajor && minor >= wantedMinor!);
}

export function printKernel({ major, minor }: Kernel): Release {
  return `${major}.${minor}`;
}

/** The releases after which the major number changed. */
const lastOf: Readonly<Record<number, number>> = { 3: 19, 4: 20, 5: 19, 6: 19 };

/** The release before one, e.g. 4.20 before 5.0. */
export function before(release: Release): Kernel {
  const { major, minor } = kernelOf(release)!;
  return minor > 0 ? { major, minor: minor - 1 } : { major: major - 1, minor: lastOf[major - 1]! };
}
