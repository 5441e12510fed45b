import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/folders.js';

/** What mends kafkajs is needed by the product and by its callers, who share no code (decision 34). */
it.each(['compression-codecs.ts', 'quiet-request-queue.ts', 'severable-sockets.ts'])(
  '%s is the same in libs/kafka and in @gatehouse/service',
  (file) => {
    const text = (folder: string) => readFileSync(join(root, folder, file), 'utf8');
    expect(text('packages/service/src/kafka')).toBe(text('libs/kafka/src'));
  },
);
