import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

/** The apps and the package both need these additions to kafkajs, and share no code (decision 34). */
it.each(['compression-codecs.ts', 'severable-sockets.ts'])(
  '%s is the same in libs/kafka and in @gatehouse/service',
  (file) => {
    const text = (folder: string) => readFileSync(join(root, folder, file), 'utf8');
    expect(text('packages/service/src/kafka')).toBe(text('libs/kafka/src'));
  },
);
