/** Links of the documents work, and the tests they quote exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attentionCodes } from '#operation';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { testNames } from './test-names.js';

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const packages = readdirSync(join(root, 'packages')).map((folder) => `packages/${folder}/README.md`);
const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...packages,
  'clients/python/README.md',
  'deploy/README.md',
  'examples/README.md',
  ...inDocs.filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`),
];

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const besides = (document: string, link: string) => join(dirname(document), link);

describe.each(documents)('%s', (document) => {
  it('has no broken link', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !existsSync(join(root, besides(document, link))))).toEqual([]);
  });

  it('names only documents that exist', () => {
    const named = [...read(document).matchAll(/`(docs\/[\w./-]+\.md)`/g)].map(([, file]) => file!);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  it('names only files that exist', () => {
    const files = [...read('docs/architecture.md').matchAll(/`((?:apps|libs|test)\/[\w./-]+\.ts)`/g)].map(
      ([, file]) => file!,
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(files).not.toEqual([]);
  });
});

describe('docs/decisions/README.md', () => {
  it('lists every decision once, with its title', () => {
    const listed = [...read('docs/decisions/README.md').matchAll(/\| \[(.*)\]\((\S+\.md)\) +\|/g)];
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file));
    expect(listed.map(([, , file]) => file).toSorted()).toEqual(decisions.toSorted());
    for (const [, title, file] of listed) {
      expect(read(`docs/decisions/${file}`).split('\n')[0]).toBe(`# ${Number(file!.slice(0, 4))}. ${title}`);
    }
  });
});

describe('docs/dependencies.md', () => {
  it('describes every production dependency, and no other package', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const described = [...read('docs/dependencies.md').matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    );
    expect(described.toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });
});

describe('README.md', () => {
  it('has at most 150 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });
});

describe('docs/operations.md', () => {
  it('says of each code of the overview what to do, and of no other', () => {
    const section = read('docs/operations.md').split('## What needs a person\n')[1]!.split('\n## ')[0]!;
    const described = [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, code]) => code);
    expect(described.toSorted()).toEqual(attentionCodes.toSorted());
  });
});

describe('docs/security.md', () => {
  it('quotes only tests that exist', () => {
    const proofs = [...read('docs/security.md').matchAll(/\]\((\S+-?spec\.ts)\):\s"([^"]+)"/g)];
    const files = new Set(proofs.map(([, file]) => file!));
    const names = new Map(
      [...files].map((file) => [file, testNames(read(besides('docs/security.md', file)))]),
    );
    const wrong = proofs.filter(([, file, title]) => !names.get(file!)!.has(title!));
    expect(wrong.map(([, file, title]) => `${file}: ${title}`)).toEqual([]);
    expect(proofs).not.toEqual([]);
  });

  it('proves each promise by a test', () => {
    const [promised = ''] = read('docs/security.md').split('\n## Left to');
    const promises = promised.split(/\n- /).slice(1);
    expect(promises.filter((promise) => !promise.includes('spec.ts): "'))).toEqual([]);
  });
});
