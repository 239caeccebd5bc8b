import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  darkTheme,
  grounds,
  lightTheme,
  pageTheme,
  tones,
} from '../../src/workbench/code-theme.ts';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = '', systemCss = ''] = css.split(
  /\[data-theme="dark"\]|@media screen and/,
);

function token(block: string, name: string): string | undefined {
  const value = new RegExp(`${name}:\\s*(#[0-9a-f]+)`).exec(block)?.[1];
  return value?.length === 4 ? value.replace(/[0-9a-f]/g, '$&$&') : value;
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('the theme of code', () => {
  const all = [...Object.values(tones), ...Object.values(grounds)];

  it.each(all)('has the same $token as the page', ({ token: name, light, dark }) => {
    expect(token(lightCss, name)).toBe(light);
    expect(token(darkCss, name)).toBe(dark);
    expect(token(systemCss, name)).toBe(dark);
  });

  it.each(Object.values(tones))('reads $token at 4.5:1 on every ground', (tone) => {
    for (const ground of Object.values(grounds)) {
      expect(contrast(tone.light, ground.light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tone.dark, ground.dark)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('differs between page and editor in its colours only', () => {
    const shape = (theme: typeof pageTheme) =>
      theme.settings.map(({ scope, settings }) => [scope, settings.fontStyle]);
    expect(shape(lightTheme)).toEqual(shape(pageTheme));
    expect(shape(darkTheme)).toEqual(shape(pageTheme));
    expect(JSON.stringify([lightTheme, darkTheme])).not.toContain('var(');
  });
});
