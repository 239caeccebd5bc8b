import { expect, test } from 'vitest';
import { predict } from '../../../src/widgets/address-translation/predict.ts';
import { playing, scenario } from './playing.ts';

const questionsOf = (play: ReturnType<typeof playing>) =>
  Array.from({ length: play.last }, (_, step) => predict(play.at(step), play.at(step + 1))).filter(
    (question) => question !== undefined,
  );

test.each([
  ['first-walk', ['index-0-255', 'index-1-507', 'index-2-381', 'index-3-511', 'hit']],
  ['huge-page', ['index-0-254', 'index-1-344', 'index-2-1', 'hit', 'miss']],
  ['switch', ['index-0-255', 'index-1-507', 'index-2-381', 'index-3-511']],
  ['switch-tags', ['index-0-255', 'index-1-507', 'index-2-381', 'index-3-511', 'miss', 'hit']],
])('%s: what is asked, and what comes of it', (name, answers) => {
  expect(questionsOf(scenario(name)).flatMap(({ right }) => right)).toEqual(answers);
});

test('each kind of fault is asked for, and what is allowed as well', () => {
  const faults = questionsOf(scenario('faults')).filter(({ options }) => options.length === 6);
  expect(faults.flatMap(({ right }) => right)).toEqual([
    'fault-not-present',
    'fault-write-protected',
    'fault-kernel-page',
    'fault-no-execute',
    'fault-non-canonical',
  ]);
  const allowed = playing('model paging\nmap 0x1000 -> 2\nread 0x1000\nwrite 0x1000');
  expect(questionsOf(allowed).at(-1)!.right).toEqual(['fault-none']);
});

test('the stride hits as long as the pages lie side by side', () => {
  const tlb = questionsOf(scenario('stride')).filter(({ options }) => options.length === 2);
  const answers = tlb.map(({ right }) => right[0]).join(' ');
  expect(answers).toBe('miss miss hit hit hit hit miss miss miss miss miss');
});

test('another field’s index is told from which bits it comes', () => {
  const [, second] = questionsOf(scenario('first-walk'));
  expect(second!.explain(['index-1-381'])).toBe(
    '381 is the index for the PD, whose bits 29 to 21 are 101111101. For the PDPT, bits 38 to 30 are 111111011: entry 507.',
  );
  expect(second!.explain(['index-1-507'])).toBe(
    'For the PDPT, bits 38 to 30 are 111111011: entry 507.',
  );
});

test('a wrong guess about the TLB names the TLB that would have answered so', () => {
  const tlbOf = (name: string) =>
    questionsOf(scenario(name)).filter(({ options }) => options.length === 2);
  const stride = tlbOf('stride').at(-1)!;
  expect(stride.explain(['hit'])).toMatch(
    /In a TLB of one set, with all 8 ways, it would be a hit/,
  );
  expect(stride.explain(['miss'])).not.toMatch(/would/);
  const back = tlbOf('switch-tags').at(-1)!;
  expect(back.explain(['miss'])).toMatch(/Without tags the switch would have emptied it/);
  const untagged = playing(
    'model paging tlb=4 ways=2\nmap 0x1000 -> 5; map 0x2000 -> 6\nread 0x1000\nswitch 1; map 0x3000 -> 7; read 0x3000; switch 0\nread 0x2000; read 0x1000',
  );
  const again = questionsOf(untagged).at(-1)!;
  expect(again.right).toEqual(['miss']);
  expect(again.explain(['hit'])).toMatch(/With tags it would still be there: a hit/);
});

test('a wrong guess about a fault says why it is not that one', () => {
  const faults = questionsOf(scenario('faults')).filter(({ options }) => options.length === 6);
  const [notPresent, readOnly, kernel, noExecute, notCanonical] = faults;
  expect(notPresent!.explain(['fault-write-protected'])).toMatch(/^Nothing is written here\./);
  expect(readOnly!.explain(['fault-not-present'])).toBe(
    'Every entry on the way has its P. To write takes a W in every entry on the way, and PT entry 340 has none.',
  );
  expect(kernel!.explain(['fault-kernel-page'])).toMatch(
    /a U in every entry.*PT entry 505 has none/,
  );
  expect(noExecute!.explain(['fault-kernel-page'])).toMatch(/^Every entry on the way has its U\./);
  expect(notCanonical!.explain(['fault-not-present'])).toMatch(/^Bits 63 to 47 are not all alike/);
});
