import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig, passthroughImageService } from 'astro/config';

// SITE and BASE let the same source be served from any address and any folder.
export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  cacheDir: './.astro',
  image: { service: passthroughImageService() },
  integrations: [mdx(), preact()],
  devToolbar: { enabled: false },
  vite: {
    build: {
      // Nothing is inlined, so that the policy can forbid inline scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    optimizeDeps: {
      exclude: ['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync'],
    },
    worker: { format: 'es' },
  },
});
