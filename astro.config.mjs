import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig, passthroughImageService } from 'astro/config';
import { compress } from './scripts/compress.mjs';
import { monacoCss } from './scripts/monaco-css.mjs';
import { preloadInTwo } from './scripts/preload-in-two.mjs';
import { graderHash } from './src/cli/grader-hash.ts';
import { codeFence } from './src/styles/code-fence.ts';
import { unbrokenProse } from './src/styles/unbroken.ts';
import { pageTheme } from './src/workbench/code-theme.ts';

// Each request costs a slow processor some milliseconds of the task that asks for it. What every figure has
// would be twenty small files, because hardly two figures share the same ones.
const chunks = [
  { name: 'preact', test: /node_modules\/preact\//, priority: 2 },
  { name: 'units', test: /\/src\/model\/units\.ts/, priority: 3 },
  {
    name: 'model-core',
    test: /\/src\/model\/(?:script\/|(?:engine|fault|model|random|side-by-side|trace)\.ts)/,
    priority: 2,
  },
  { name: 'figure-kit', test: /\/src\/widgets\/(?:kit|draw|player)\//, priority: 1 },
];

// SITE and BASE let the same source be served from any address and any folder.
export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  cacheDir: './.astro',
  image: { service: passthroughImageService() },
  // One theme of our own, drawn with the tokens of the page; fences may name files and mark lines.
  markdown: {
    shikiConfig: { theme: pageTheme, transformers: [codeFence()] },
    processor: satteri({ mdastPlugins: [unbrokenProse] }),
  },
  integrations: [mdx(), preact(), compress()],
  devToolbar: { enabled: false },
  vite: {
    plugins: [monacoCss(), preloadInTwo()],
    // A verdict in the browser bears the same hash as on the command line.
    define: { __GRADER_HASH__: JSON.stringify(graderHash()) },
    build: {
      // Nothing is inlined, so that the policy can forbid inline scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunks } } } } },
    },
    optimizeDeps: {
      exclude: ['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync'],
    },
    worker: { format: 'es' },
  },
});
