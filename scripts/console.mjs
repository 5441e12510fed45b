// Builds the console into static files beside the gateway, which serves them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const assets = join('dist', 'apps', 'gateway', 'src', 'console', 'files', 'assets');

/** Also writes each file compressed: browsers accept Brotli over HTTPS only. */
export async function buildConsole() {
  await build({ configFile: join('apps', 'console', 'vite.config.ts'), logLevel: 'warn' });
  for (const name of readdirSync(assets)) {
    const file = join(assets, name);
    const contents = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(contents));
    writeFileSync(`${file}.gz`, gzipSync(contents, { level: 9 }));
  }
}
