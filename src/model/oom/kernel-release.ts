import type { Value } from '../script/value.ts';
import { type Kernel, kernelOf, printKernel } from './kernel.ts';

const expected = 'a release of Linux from 3.0 on such as 6.1';

/** A release of Linux in a script: `6.1`. */
export const kernelRelease: Value<Kernel> = {
  expected,
  read(reader) {
    const { kind, text } = reader.token;
    const found = kind === 'number' && /^\d\.\d{1,2}$/.test(text) ? kernelOf(text) : undefined;
    if (!found || found.major < 3) return reader.fail(expected);
    reader.at += 1;
    return found;
  },
  write: printKernel,
};
