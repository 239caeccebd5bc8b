import type { Scenario } from '../kit/figure-spec.ts';

/** Six blocks, every second one given back: holes of 656, 304 and 432 bytes between what lives. */
const holes = `a = malloc 504; b = malloc 648; c = malloc 840
d = malloc 296; e = malloc 248; f = malloc 424; g = malloc 232
free b; free d; free f`;

export const scenarios: readonly Scenario[] = [
  {
    name: 'first-fit',
    title: 'First fit',
    about:
      'Three holes, one request: the first block that is large enough is taken, and its rest stays free.',
    script: `model heap fit=first size=4KB base=0x5000
${holes}
p = malloc 400
q = malloc 200`,
    step: 10,
  },
  {
    name: 'best-fit',
    title: 'Best fit',
    about:
      'The same program: now the whole list is read, and the smallest block that will do is taken.',
    script: `model heap fit=best size=4KB base=0x5000
${holes}
p = malloc 400
q = malloc 200`,
    step: 10,
  },
  {
    name: 'worst-fit',
    title: 'Worst fit',
    about:
      'The same program: the largest block is taken, so that what is left over stays useful, or so the idea goes.',
    script: `model heap fit=worst size=4KB base=0x5000
${holes}
p = malloc 400
q = malloc 200`,
    step: 10,
  },
];
