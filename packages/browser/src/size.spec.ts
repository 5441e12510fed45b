import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

/** @returns bytes of an entry as a front end ships it: bundled without its peer dependencies, minified, compressed */
async function sizeOf(entry: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    packages: 'external',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return gzipSync(outputFiles[0]!.contents).length;
}

describe('the package', () => {
  it('has a core of less than 3 kB, minified and compressed', async () => {
    expect(await sizeOf('index.ts')).toBeLessThan(3000);
  });

  it.each(['passkeys.ts', 'react.ts'])('has an entry %s of less than 1 kB', async (entry) => {
    expect(await sizeOf(entry)).toBeLessThan(1000);
  });

  it('has no dependencies; the peer dependencies of single entries are optional', () => {
    expect(Object.keys(manifest)).not.toContain('dependencies');
    const optional = Object.entries(manifest.peerDependenciesMeta).filter(([, { optional }]) => optional);
    expect(optional.map(([name]) => name)).toEqual(Object.keys(manifest.peerDependencies));
  });
});
