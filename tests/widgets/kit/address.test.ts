import { describe, expect, test } from 'vitest';
import { decode, encode, longest, partIn, withPart } from '../../../src/widgets/kit/address.ts';

describe('the address of a figure', () => {
  test('gives back what was written, whatever is in the script', () => {
    for (const script of [
      'belady',
      'model gc;root cache as "user:17";cache -> a',
      'a = malloc 4KB;free a+0x10',
      'root "a@b+c&d=e%#é"',
    ]) {
      const text = encode({ script, step: 7 });
      expect(decode(text!)).toEqual({ script, step: 7 });
      expect(partIn(withPart('#heading', 'race', text), 'race')).toBe(text);
    }
  });

  test('is not made where it would be too long', () => {
    expect(encode({ script: 'a'.repeat(longest - 2), step: 1 })).toHaveLength(longest);
    expect(encode({ script: 'a'.repeat(longest - 1), step: 1 })).toBeUndefined();
  });

  test('says what is wrong with a damaged one', () => {
    expect(decode('refer+1')).toBe('The address of this figure ends without its step.');
    expect(decode('refer+%E0%A4%A@1')).toBe('The address of this figure holds a broken % sign.');
    expect(decode(`${'a'.repeat(longest + 1)}@1`)).toBe('The address of this figure is too long.');
  });

  test('stands beside others in the hash and leaves them alone', () => {
    expect(withPart('#top&one=a@1', 'two', 'b@2')).toBe('#top&one=a@1&two=b@2');
    expect(withPart('#top&one=a@1', 'one', undefined)).toBe('#top');
    expect(withPart('#one=a@1', 'one', undefined)).toBe('');
    expect(partIn('#oneself=x@1', 'one')).toBeUndefined();
  });
});
