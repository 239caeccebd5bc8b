import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import type { CourseFile } from './course-files.ts';

/** A tag of the course as it stands in a text: what its attributes say, as text. */
export interface Tag {
  readonly name: string;
  /** `true` where it has no value; of an expression its source, or the constant that it names. */
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly line: number;
  readonly node: MdxJsxFlowElement | MdxJsxTextElement;
}

/** The tags of a text, or of a part of it, in order; of one name if asked. */
export function tagsOf(
  { tree, source }: Pick<CourseFile, 'source'> & { readonly tree: Nodes },
  name?: string,
): Tag[] {
  const tags: Tag[] = [];
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const element = node as MdxJsxFlowElement | MdxJsxTextElement;
    if (!element.name || (name && element.name !== name)) return;
    const attributes: Record<string, string | true> = {};
    for (const attribute of element.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') continue;
      const { value } = attribute;
      attributes[attribute.name] =
        value === null || value === undefined
          ? true
          : typeof value === 'string'
            ? value
            : (constantIn(source, value.value) ?? value.value);
    }
    tags.push({
      name: element.name,
      attributes,
      line: element.position?.start.line ?? 0,
      node: element,
    });
  });
  return tags;
}

/** The text of `export const NAME = '…'` in a lesson, which says a long script once for all of its links. */
function constantIn(source: string, name: string): string | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  return new RegExp(`export const ${name} =\\s*'([^']*)'`).exec(source)?.[1];
}
