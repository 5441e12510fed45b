/** The console is small enough for a slow connection: the first screen, and all of it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

/** Bytes, compressed by gzip. */
const limits = { first: 190_000, all: 450_000 };

const files = join(root, 'dist/apps/gateway/src/console/files');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

const manifest = JSON.parse(readFileSync(join(files, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

/** The files of chunks and of what they import statically. */
function filesOf(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name]!;
    if (seen.has(chunk.file)) continue;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
    filesOf(chunk.imports ?? [], seen);
  }
  return seen;
}

const compressed = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + statSync(join(files, `${name}.gz`)).size, 0);

it('loads at most 190 kB for the first screen, in either language', () => {
  const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry)!;
  for (const language of ['en', 'ru']) {
    const texts = ['shell', 'overview'].map((part) => `src/texts/${language}/${part}.json`);
    expect(compressed(filesOf([entry, 'src/overview/overview.tsx', ...texts]))).toBeLessThanOrEqual(
      limits.first,
    );
  }
});

it('is at most 450 kB altogether', () => {
  const all = readdirSync(join(files, 'assets')).filter((name) => !/\.(gz|br)$/.test(name));
  expect(compressed(all.map((name) => `assets/${name}`))).toBeLessThanOrEqual(limits.all);
});
