import { readFile } from 'node:fs/promises';

const MONACO = /[\\/]monaco-editor[\\/]esm[\\/].*\.css$/;
const PREFIX = '\0monaco-css:';

/**
 * A Vite plugin: Monaco's style sheets become part of its JavaScript, which is loaded when somebody
 * first edits. Left alone, Astro links them in the head of every page that might load an editor,
 * where they block the first paint (137 KB).
 */
export function monacoCss() {
  return {
    name: 'pagefault-monaco-css',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith('.css') || !importer?.includes('monaco-editor')) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && MONACO.test(resolved.id) ? `${PREFIX}${resolved.id}.js` : undefined;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const file = id.slice(PREFIX.length, -'.js'.length);
      const css = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '');
      const font = /url\((\.\/[\w.-]+)\)/.exec(css)?.[1];
      const folder = file.slice(0, file.lastIndexOf('/'));
      const text = font
        ? `${JSON.stringify(css)}.replace(${JSON.stringify(`url(${font})`)}, 'url(' + font + ')')`
        : JSON.stringify(css);
      return [
        font ? `import font from ${JSON.stringify(`${folder}/${font.slice(2)}?url`)};` : '',
        `const style = document.createElement('style');`,
        `style.textContent = ${text};`,
        'document.head.append(style);',
      ].join('\n');
    },
  };
}
