/**
 * What `npm ci --omit=dev` and `npm prune --omit=dev` leave, read from the lock file. The mailer declares every template engine it has
 * an adapter for as an optional dependency, and nest-commander declares a formatter and a reader of plug-in settings: `overrides` in
 * package.json replace those that no code loads with an empty package.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

/** An entry without `name` is called like its folder. */
interface LockEntry {
  readonly name?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockEntry>;
};

const installed = new Set(
  Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
    .map(
      ([path, { name }]) => name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    ),
);

describe('packages installed for production', () => {
  it('include Handlebars as the only template engine', () => {
    const engines = [
      'ejs',
      'handlebars',
      'liquidjs',
      'mjml',
      'mjml-core',
      'nunjucks',
      'preview-email',
      'pug',
    ];
    expect(engines.filter((engine) => installed.has(engine))).toEqual(['handlebars']);
  });

  it('include no compiler, formatter, bundler or test runner', () => {
    const tools = new Set(['@swc/core', 'esbuild', 'oxlint', 'prettier', 'tsx', 'typescript', 'vitest']);
    const parts = [...installed].filter((name) => tools.has(name) || name.startsWith('@babel/'));
    expect(parts).toEqual([]);
  });

  it('include the prebuilt binaries of sharp and argon2 for the image', () => {
    const binaries = ['@img/sharp-linux-x64', '@img/sharp-linux-arm64', '@node-rs/argon2-linux-x64-gnu'];
    expect(binaries.filter((binary) => !installed.has(binary))).toEqual([]);
  });

  // The image is built without packages/, so npm does not read the dependencies of kafkajs-extensions from there.
  it('include the dependencies of kafkajs-extensions, in the same versions', () => {
    const dependenciesOf = (folder: string) =>
      (
        JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
          dependencies: Record<string, string>;
        }
      ).dependencies;
    expect(dependenciesOf('.')).toMatchObject(dependenciesOf('packages/kafkajs-extensions'));
  });
});
