// Bundles the part of pages that is written in TypeScript or comes from packages: the examination of a typed password.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { buildSync } from 'esbuild';

const password = join('libs', 'auth', 'src', 'password');

/** Loaded by `password-rules.js` when a field for a new password gets the focus. */
const bundle = join('dist', 'apps', 'gateway', 'src', 'page', 'assets', 'password-examiner.js');

/** The whole list would add 150 kB to the transfer. Rarer passwords are refused by the server. */
const commonest = 10_000;

/** Also writes the bundle compressed by Brotli, which browsers get over HTTPS. */
export function bundlePageModules() {
  const words = readFileSync(join(password, 'common-russian-words.txt'), 'utf8').trimEnd().split('\n');
  const frequentPasswords = [...dictionary['passwords-common'].slice(0, commonest), ...words];
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { passwordExaminer } from './password-examiner.ts';
        const frequentPasswords = ${JSON.stringify(frequentPasswords.join(' '))}.split(' ');
        export const examine = passwordExaminer({ frequentPasswords, graphs: ${JSON.stringify(adjacencyGraphs)} });`,
      resolveDir: password,
    },
    outfile: bundle,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    write: false,
  });
  const [{ contents }] = outputFiles;
  writeFileSync(bundle, contents);
  writeFileSync(`${bundle}.br`, brotliCompressSync(contents));
}
