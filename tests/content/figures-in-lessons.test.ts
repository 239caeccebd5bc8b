import { describe, expect, test } from 'vitest';
import type { FigureSpec } from '../../src/widgets/kit/figure-spec.ts';
import { playOf } from '../../src/widgets/kit/play.ts';
import { courseFiles } from './course-files.ts';
import { type Tag, tagsOf } from './tags.ts';

type AnySpec = FigureSpec<unknown, unknown>;

async function specOf(figure: string): Promise<AnySpec> {
  const module = (await import(`../../src/widgets/${figure}/figure.tsx`)) as { spec: AnySpec };
  return module.spec;
}

/** The script that a tag plays, as the kit finds it. */
function scriptOf(spec: AnySpec, { attributes }: Tag): string | undefined {
  const { script, scenario } = attributes;
  if (typeof script === 'string') return script;
  if (typeof scenario !== 'string') return spec.scenarios[0]!.script;
  return spec.scenarios.find(({ name }) => name === scenario)?.script;
}

const files = courseFiles.filter((file) => tagsOf(file, 'Mechanism').length > 0);

describe.each(files.map((file) => [file.path, file] as const))('%s', (_path, file) => {
  const figures = tagsOf(file, 'Mechanism');
  const links = tagsOf(file, 'At');

  test('has figures that play, each with an id, a title and a number of its own', async () => {
    const ids = figures.map(({ attributes }) => attributes.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(figures.map(({ attributes }) => Number(attributes.number))).toEqual(
      figures.map((_, at) => at + 1),
    );
    for (const tag of figures) {
      expect(tag.attributes.title, `line ${tag.line}`).toEqual(expect.any(String));
      await expectPlayed(String(tag.attributes.figure), tag);
    }
    expect(file.source).toContain(`figures: ${figures.length}`);
  });

  test('has links that lead to steps of its figures', async () => {
    for (const tag of links) {
      const target = figures.find(({ attributes }) => attributes.id === tag.attributes.figure);
      expect(target, `line ${tag.line}: a figure with this id`).toBeDefined();
      await expectPlayed(String(target!.attributes.figure), tag);
    }
  });
});

async function expectPlayed(figure: string, tag: Tag): Promise<void> {
  const spec = await specOf(figure);
  const script = scriptOf(spec, tag);
  expect(script, `line ${tag.line}: a scenario of ${figure}`).toBeDefined();
  const played = playOf(spec.models, script!, spec.firstStep);
  expect(played, `line ${tag.line}`).toMatchObject({ ok: true });
  if (!played.ok) return;
  const { first, last } = played.play;
  const step = Number(tag.attributes.step ?? first);
  expect(step, `line ${tag.line}: a step of ${figure}`).toBeLessThanOrEqual(first + last);
}
