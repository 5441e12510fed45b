/** Project rules that the compiler does not check: size, names, and where the environment is read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { isSpec, type SourceFile, sourceFiles } from './source-files.js';

const product = sourceFiles('apps', 'libs');
const clients = sourceFiles('packages');
const everything = [...product, ...clients, ...sourceFiles('examples', 'test', 'scripts')];

const banned = /^(common|shared|utils?|helpers?|misc|base|managers?|data|infos?|process(es)?)$/;

/** `camelCase`, `PascalCase` and `kebab-case` alike. */
const words = (name: string) => name.split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());

const imports = /^(?:import|export \{)[^;]*;$/gm;
const declaration = /\b(?:class|interface|type|enum|function|const|let)\s+([A-Za-z]\w*)/g;

/** The last word of a name decides; `dataSource` is a source. */
function badNames({ path, text }: SourceFile): string[] {
  const parts = path.split('/').map((part) => part.split('.')[0]!);
  const declared = [...text.replace(imports, '').matchAll(declaration)].map(([, name]) => name!);
  return [...parts, ...declared].filter((name) => banned.test(words(name).at(-1)!));
}

const pathsOf = (files: readonly SourceFile[]) => files.map(({ path }) => path).toSorted();

describe('every file', () => {
  it('has at most 300 lines', () => {
    expect(pathsOf(everything.filter(({ text }) => text.split('\n').length > 301))).toEqual([]);
  });

  it('is named, and names things, in the terms of the field', () => {
    expect(everything.flatMap((file) => badNames(file).map((name) => `${file.path}: ${name}`))).toEqual([]);
  });

  it('states its purpose at the top, unless it is a public module or a spec', () => {
    const silent = everything.filter(
      ({ path, text }) => !/^(#!.*\n)?(\/\*\*|\/\/) ?\S?/.test(text) && !isSpec(path),
    );
    expect(pathsOf(silent.filter(({ path }) => !path.endsWith('/index.ts')))).toEqual([]);
  });
});

describe('the product', () => {
  it('reads the environment in libs/config only', () => {
    const readers = product.filter(({ text }) => /process\s*\.\s*env\b|process\[/.test(text));
    expect(pathsOf(readers).filter((path) => !path.startsWith('libs/config/'))).toEqual([]);
  });

  it('logs an error as `err`, whose serializer keeps its causes and drops its values', () => {
    const asText =
      /logger\.\w+\([^;]*(?:String\((?:error|err|cause)\)|\b(?:error|err|cause)\.(?:message|stack))/;
    expect(pathsOf(product.filter((file) => !isSpec(file.path) && asText.test(file.text)))).toEqual([]);
  });

  it('has SQL in stores only, besides libs/database, migrations and the commands that read the old database', () => {
    const sql =
      /\.query[<(]|\brunPrepared\(|[`']\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|TRUNCATE|LOCK TABLE)\s/;
    const withSql = product.filter(({ path, text }) => !isSpec(path) && sql.test(text));
    const home =
      /\.store\.ts$|^libs\/(?:database|embedded-postgres)\/|^apps\/cli\/src\/(?:im|ex)port-legacy\//;
    expect(pathsOf(withSql).filter((path) => !home.test(path))).toEqual([]);
    expect(pathsOf(withSql)).toContain('libs/auth/src/audit/audit.store.ts');
  });

  it('ends sessions in end-sessions.store.ts only', () => {
    const ends =
      /\bended_at\s*=|\bendedAt\s*[:=]|\bDELETE\s+FROM\s+sessions\b|\bTRUNCATE\b[^;]*\bsessions\b/i;
    const statements = product.filter(({ path }) => !isSpec(path) && !path.includes('/migrations/'));
    expect(pathsOf(statements.filter(({ text }) => ends.test(text)))).toEqual([
      'libs/auth/src/session/end-sessions.store.ts',
    ]);
  });

  it('is listed in nest-cli.json, each app and library as a project', () => {
    const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8')) as {
      projects: object;
    };
    // Vite builds the console.
    const nest = product.filter(({ path }) => !path.startsWith('apps/console/'));
    const folders = new Set(nest.map(({ path }) => path.split('/')[1]!));
    expect(Object.keys(projects).toSorted()).toEqual([...folders].toSorted());
  });

  it('has an index.ts at each entryPoint of package.json and nowhere else, except for the list of migrations', () => {
    const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      imports: Record<string, { source: string } | string>;
    };
    const libraries = Object.values(imports).filter((target) => typeof target === 'object');
    const entryPoints = libraries.map(({ source }) => source.replace('./', ''));
    const indexes = pathsOf([...product, ...sourceFiles('packages/kafkajs-extensions')]).filter((path) =>
      path.endsWith('/index.ts'),
    );
    expect(indexes).toEqual([...entryPoints, 'libs/database/src/migrations/index.ts'].toSorted());
  });
});

describe('the packages', () => {
  it('read no environment and get what they need as arguments', () => {
    expect(pathsOf(clients.filter(({ text }) => /process\s*\.\s*env\b|process\[/.test(text)))).toEqual([]);
  });
});

describe('every test', () => {
  it('runs', () => {
    const switches =
      /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo|fails|skipIf|runIf)\b|\bx(?:it|describe)\(/;
    expect(pathsOf(everything.filter(({ path, text }) => isSpec(path) && switches.test(text)))).toEqual([]);
  });
});
