import type { MdastPluginDefinition } from 'satteri';

const spaceBeforeUnit =
  /(?<=^|\d) (?=(?:[KMGT]i?B|kB|B|ns|µs|ms|s|min|h|bytes|cycles|pages|%)(?!\w))/g;

/**
 * A text in which no line ends between a number and its unit: `4 KiB` with a no-break space. The number may
 * stand before the text, in a tag or an expression of its own.
 */
export const unbroken = (text: string): string => text.replace(spaceBeforeUnit, '\u00a0');

/** A plug-in of the Markdown processor: the same for a page's prose, its code left alone. */
export const unbrokenProse: MdastPluginDefinition = {
  name: 'pagefault-unbroken',
  text(node) {
    const value = unbroken(node.value);
    return value === node.value ? undefined : { ...node, value };
  },
};
