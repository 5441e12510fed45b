/** Builds the console into static files that the gateway serves below /console/. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** A gateway that runs locally, for `npm run console:dev`. */
const gateway = 'http://localhost:8000';

export default defineConfig({
  root: path('.'),
  // Relative: the gateway may be published below a path (PUBLIC_URL), which its page names in <base>.
  base: './',
  plugins: [react()],
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
  server: { proxy: { '/api': gateway, '/account': gateway, '/console/accent': gateway } },
});
