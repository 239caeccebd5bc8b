import { closure } from './closure-tale.ts';
import type { Tale } from './story.ts';

/*
 * The C programs are laid out as gcc 12 does at -O0 (tests/widgets/stack-and-heap compiles them and
 * compares): in a frame, locals whose address is taken, and arrays, lie below all others.
 */

const oneCall: Tale = {
  name: 'one-call',
  title: 'One call, one block',
  about:
    'The frame of make ends when it returns; the block that it asks for does not. What comes back is an address.',
  numbers: [7, 16],
  others: (below) => [2 + below(97), 8 * (1 + below(6))],
  tell: (x, bytes) => ({
    language: 'C',
    file: 'make.c',
    opening: 'model program',
    source: [
      '#include <stdlib.h>',
      '',
      'int *make(int n) {',
      `  int *q = malloc(${bytes});`,
      '  *q = n;',
      '  return q;',
      '}',
      '',
      'int main(void) {',
      `  int x = ${x};`,
      '  int *p = make(x);',
      '  x = *p;',
      '  free(p);',
      '  return 0;',
      '}',
    ],
    run: [
      [9, 'call main x=4 p=8'],
      [10, `x = ${x}`],
      [11, 'call make q=8 with n=4'],
      [3, 'n = x of main'],
      [4, `q = malloc ${bytes}`],
      [5, '*q = n'],
      [6, 'return q to p'],
      [12, 'x = *p'],
      [13, 'free p'],
      [14, 'return'],
    ],
  }),
};

const dangling: Tale = {
  name: 'dangling',
  title: 'A pointer to a local',
  about:
    'A function gives back the address of its own local. It even seems to work, until another call takes the same bytes.',
  numbers: [7, 3, 4],
  others: (below) => [2 + below(97), 2 + below(8), 2 + below(8)],
  tell: (n, width, height) => ({
    language: 'C',
    file: 'newest.c',
    opening: 'model program',
    source: [
      'int *newest(void) {',
      `  int n = ${n};`,
      '  int *q = &n;',
      '  return q;',
      '}',
      '',
      'int area(void) {',
      `  int width = ${width};`,
      `  int height = ${height};`,
      '  int size = width * height;',
      '  return size;',
      '}',
      '',
      'int main(void) {',
      '  int *p = newest();',
      '  int first = *p;',
      '  area();',
      '  int then = *p;',
      '  return first == then;',
      '}',
    ],
    run: [
      [14, 'call main p=8 first=4 then=4'],
      [15, 'call newest q=8 n=4'],
      [2, `n = ${n}`],
      [3, 'q = & n'],
      [4, 'return q to p'],
      [16, 'first = *p'],
      [17, 'call area width=4 height=4 size=4'],
      [8, `width = ${width}`],
      [9, `height = ${height}`],
      [10, `size = ${width * height}`],
      [11, 'return'],
      [18, 'then = *p'],
      [19, 'return'],
    ],
  }),
};

const freedTwice: Tale = {
  name: 'freed-twice',
  title: 'Used after free, freed twice',
  about:
    'The address in a stays when its block is given back. malloc hands the same bytes to b, and a writes into them.',
  numbers: [16, 1, 2, 42],
  others: (below) => [8 * (1 + below(6)), 1 + below(9), 11 + below(9), 30 + below(60)],
  tell: (bytes, first, second, last) => ({
    language: 'C',
    file: 'twice.c',
    opening: 'model program',
    source: [
      '#include <stdlib.h>',
      '',
      'int main(void) {',
      `  int *a = malloc(${bytes});`,
      `  *a = ${first};`,
      '  free(a);',
      `  int *b = malloc(${bytes});`,
      `  *b = ${second};`,
      `  *a = ${last};`,
      '  free(b);',
      '  free(a);',
      '  return 0;',
      '}',
    ],
    run: [
      [3, 'call main a=8 b=8'],
      [4, `a = malloc ${bytes}`],
      [5, `*a = ${first}`],
      [6, 'free a'],
      [7, `b = malloc ${bytes}`],
      [8, `*b = ${second}`],
      [9, `*a = ${last}`],
      [10, 'free b'],
      [11, 'free a'],
    ],
  }),
};

const smashed: Tale = {
  name: 'smashed',
  title: 'Over the return address',
  about:
    'The buffer lies below the return address, and writes go up. What fill writes beyond its end decides where fill returns to.',
  numbers: [16, 32],
  others: (below) => [8 * (1 + below(4)), 4 + below(50)],
  tell: (room, bytes) => ({
    language: 'C',
    file: 'fill.c',
    opening: 'model program',
    source: [
      '#include <string.h>',
      '',
      'void fill(int n) {',
      `  char buf[${room}];`,
      "  memset(buf, 'A', n);",
      '}',
      '',
      'int main(void) {',
      `  int x = 1;`,
      `  fill(${bytes});`,
      '  return x - 1;',
      '}',
    ],
    run: [
      [8, 'call main x=4'],
      [9, 'x = 1'],
      [10, `call fill buf=${room} with n=4`],
      [3, `n = ${bytes}`],
      [5, `write buf ${bytes}`],
      [6, 'return'],
    ],
  }),
};

const overflow: Tale = {
  name: 'overflow',
  title: 'Until the guard page',
  about:
    'A function calls itself and never comes back. The stack may take 64 KiB here, as after ulimit -s 64; Linux gives it 8 MiB.',
  numbers: [16, 10],
  others: (below) => [16 * (1 + below(4)), 5 + below(90)],
  tell: (bytes, calls) => {
    const frame = `depth here=${bytes} with n=4`;
    return {
      language: 'C',
      file: 'depth.c',
      opening: 'model program limit=64KB',
      source: [
        'int depth(int n) {',
        `  int here[${bytes / 4}];`,
        '  here[0] = n;',
        '  return depth(n + 1) + here[0];',
        '}',
        '',
        'int main(void) {',
        '  return depth(0);',
        '}',
      ],
      run: [
        [7, 'call main'],
        [8, `call ${frame}`],
        [1, 'n = 0'],
        [3, 'here = n'],
        [4, `call ${frame}`],
        [1, 'n = 1'],
        [3, 'here = n'],
        [4, `recurse ${frame} depth=${calls}`],
        [4, `recurse ${frame} depth=500`],
        [4, `recurse ${frame}`],
      ],
    };
  },
};

/** The plainest first. */
export const tales: readonly Tale[] = [oneCall, overflow, dangling, freedTwice, smashed, closure];
