import type { Nodes, Parents } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import { expect, test } from 'vitest';
import { courseFiles } from './course-files.ts';
import { tagsOf } from './tags.ts';

/**
 * Numbers in prose are rendered from the model, a measurement or a constant with its source, or stand in a
 * paragraph whose note says where it can be checked. Names may have digits.
 */
const names =
  /\b(?:x86-64|x86|arm64|aarch64|\d+-bit|UTF-\d+|ES\d{4}|ECMAScript \d+|(?:Windows|Linux|macOS|Node|Python|Java|JDK|Go|glibc|gcc|Chrome|Firefox|Safari|V8|QuickJS|kernel|cgroup|cgroups|Ubuntu|Debian|Android|iOS) v?\d[\d.]*|V8|PML4|v[12]|G1|ext4|C\d\d|Figure \d+|C\+\+\d\d|M[1-9]|L[123]|(?:0x[0-9a-f…]+)|[Cc]hapter \d)\b/g;

/** Tags whose words are quoted or are code, not claims of ours. */
const quoting = new Set(['Try', 'Platform', 'Sample', 'Mechanism', 'Screen', 'Exercise']);

interface Loose {
  readonly line: number;
  readonly text: string;
}

function looseNumbers(file: (typeof courseFiles)[number]): Loose[] {
  const loose: Loose[] = [];
  visitParents(file.tree, 'text', (node, ancestors) => {
    if (ancestors.some(isQuoting)) return;
    const left = node.value.replace(names, '');
    if (!/\d/.test(left)) return;
    const block = ancestors.findLast(isBlock);
    if (block && hasSource(block, ancestors)) return;
    loose.push({ line: node.position?.start.line ?? 0, text: node.value.trim() });
  });
  return loose;
}

const isQuoting = (node: Parents): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
  quoting.has(node.name ?? '');

const isBlock = (node: Parents): boolean =>
  ['paragraph', 'listItem', 'tableRow', 'heading'].includes(node.type);

/** A note with a source inside the block, or the block itself inside one. */
function hasSource(block: Parents, ancestors: readonly Parents[]): boolean {
  const sourced = (node: Nodes): boolean => {
    if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      const given = node.attributes.map((one) => ('name' in one ? one.name : ''));
      if (node.name === 'Note' && given.includes('source') && given.includes('href')) return true;
    }
    return 'children' in node && node.children.some((child) => sourced(child));
  };
  return sourced(block) || ancestors.some((one) => one.type !== 'root' && sourced(one));
}

test.each(courseFiles.map((file) => [file.path, file] as const))(
  '%s: every number in prose is computed, measured or sourced',
  (path, file) => {
    const listed = looseNumbers(file).map(({ line, text }) => `${path}:${line}: ${text}`);
    expect(listed).toEqual([]);
  },
);

test('numbers in questions and answers are part of the question, or sourced in it', () => {
  // What an attribute says can hold no tag: it may only repeat what the reader is given there.
  const asks = courseFiles.flatMap((file) =>
    tagsOf(file, 'Belief').map((tag) => tag.attributes.says),
  );
  expect(
    asks.filter((says) => typeof says === 'string' && /\d/.test(says.replace(names, ''))),
  ).toEqual([]);
});
