import { expect, it } from 'vitest';
import { inlineCode } from '../../src/components/inline-code.ts';

it('escapes what it is given and keeps code between backticks', () => {
  expect(inlineCode('Is `a < b` & "so" on?')).toBe(
    'Is <code>a &lt; b</code> &amp; &quot;so&quot; on?',
  );
});
