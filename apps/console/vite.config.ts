/** Builds the console into static files that the gateway serves below /console/. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** A gateway that runs locally, for `npm run console:dev`. */
const gateway = 'http://localhost:8000';
/** As its own page: the gateway refuses changes that pages of other origins ask for. */
const proxied = { target: gateway, headers: { Origin: gateway } };

/** Fills in the document as the gateway does (`serve-console.ts`). */
const filledDocument: Plugin = {
  name: 'filled-document',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html
        .replaceAll('{{base}}', '')
        .replaceAll('{{brand}}', 'Gatehouse')
        .replaceAll('{{csrfCookie}}', 'csrftoken')
        .replaceAll('{{version}}', 'development'),
  },
};

export default defineConfig(({ command }) => ({
  root: path('.'),
  // Relative: the gateway may be published below a path (PUBLIC_URL), which its page names in <base>.
  base: command === 'serve' ? '/console/' : './',
  plugins: [react(), filledDocument],
  resolve: {
    alias: {
      '@gatehouse/browser/passkeys': path('../../packages/browser/src/passkeys.ts'),
      '@gatehouse/browser': path('../../packages/browser/src/index.ts'),
    },
  },
  build: {
    outDir: path('../../dist/apps/gateway/src/console/files'),
    emptyOutDir: true,
    target: 'es2022',
    // Read by the check of sizes.
    manifest: true,
    // The content security policy allows no inline code, and old browsers that need the polyfill cannot run the console.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': proxied, '/account': proxied, '/console/accent': proxied } },
}));
