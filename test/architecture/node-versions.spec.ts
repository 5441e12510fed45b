/** The versions of Node.js are written in several files, which must agree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minVersion, satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

interface Package {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly engines?: { readonly node?: string };
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const json = (file: string) => JSON.parse(read(file)) as Package;

const manifest = json('package.json');
const supported = manifest.engines!.node!;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };

const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

describe('the oldest supported version of Node.js', () => {
  it('satisfies every direct dependency, so that npm ci warns about none of them', () => {
    const oldest = minVersion(supported)!;
    const unsupported = direct.filter((name) => {
      const range = lock.packages[`node_modules/${name}`]?.engines?.node;
      return range !== undefined && !satisfies(oldest, range);
    });
    expect(unsupported).toEqual([]);
  });

  it('is the one of .nvmrc, of the packages and of the README', () => {
    expect(`>=${read('.nvmrc').trim()}`).toBe(supported);
    expect(json('packages/service/package.json').engines!.node).toBe(supported);
    expect(read('README.md')).toContain(`Node.js ${supported.replace('>=', '')} or later`);
  });

  it('is the one the types are checked against', () => {
    expect(satisfies(manifest.devDependencies!['@types/node']!, `~${read('.nvmrc').trim()}`)).toBe(true);
  });
});

describe('the image', () => {
  const versions = [...read('Dockerfile').matchAll(/^FROM node:(\S+?)-/gm)].map(([, version]) => version!);

  it('has one version of Node.js, which is supported', () => {
    expect(versions.length).toBeGreaterThan(0);
    expect(new Set(versions).size).toBe(1);
    expect(satisfies(versions[0]!, supported)).toBe(true);
  });
});
