/** The version of the product is written in several files, which must agree; the image has labels from package.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { productVersion } from '#config';
import { root } from '../support/test-run/folders.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const versionOf = (file: string) => (JSON.parse(read(file)) as { version: string }).version;

describe('the version of the product', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };

  it('is the one that the apps report', () => {
    expect(productVersion).toBe(version);
  });

  it.each(['browser', 'service', 'kafkajs-extensions'])('is the one of @gatehouse/%s', (name) => {
    expect(versionOf(`packages/${name}/package.json`)).toBe(version);
  });

  it('is the one of the Python client', () => {
    expect(/^version = "(.*)"$/m.exec(read('clients/python/pyproject.toml'))?.[1]).toBe(version);
  });
});

describe('the labels of the image', () => {
  it('are those of package.json, and the revision is an argument of the build', () => {
    const { version, description, license } = JSON.parse(read('package.json')) as Record<string, string>;
    const labels = read('Dockerfile').matchAll(/ org\.opencontainers\.image\.(\w+)="([^"]*)"/g);
    expect(Object.fromEntries([...labels].map(([, name, value]) => [name, value]))).toEqual({
      title: 'Gatehouse',
      description,
      version,
      revision: '${REVISION}',
      licenses: license,
    });
  });
});
