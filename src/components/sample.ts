import { readFile } from 'node:fs/promises';
import { codeToHtml } from 'shiki';
import { type Measurement, measure } from '../grader/measure.ts';
import { compileEngine } from '../sandbox/assets-node.ts';
import globals from '../sandbox/realm/globals.js?raw';
import judge from '../sandbox/realm/judge.js?raw';
import { pageTheme } from '../workbench/code-theme.ts';

export interface MeasuredSample {
  /** `<code>` with a span a line. */
  readonly html: string;
  readonly measurement: Measurement;
}

// The build bundles this file, so the sources come through it and not from beside it.
const assets = compileEngine().then((engine) => ({ ...engine, judge, globals }));

/**
 * Reads a program below content/, draws it and measures it.
 * @throws Error where it does not leak: then the lesson is wrong about it.
 */
export async function readSample(file: string, bad: readonly number[]): Promise<MeasuredSample> {
  const source = (await readFile(`content/${file}`, 'utf8')).trimEnd();
  const measurement = await measure(await assets, source);
  if (measurement.verdict !== 'leak') {
    const found = measurement.error?.message ?? measurement.verdict;
    throw new Error(`content/${file}: expected a program that leaks, found ${found}`);
  }
  const html = await codeToHtml(source, {
    lang: 'javascript',
    theme: pageTheme,
    transformers: [
      {
        line(node, number) {
          if (bad.includes(number)) this.addClassToHast(node, 'bad');
        },
      },
    ],
  });
  return { html: html.replace(/^<pre[^>]*>/, '').replace(/<\/pre>$/, ''), measurement };
}
