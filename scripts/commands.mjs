// Bundles the commands: a command reads a few files instead of more than a thousand, and so starts several times faster.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';

const compiled = join('dist', 'apps', 'cli', 'src', 'main.js');
const folder = join('dist', 'cli');

/** Which packages and libraries each file has, and which files it imports at its start: `test/e2e/loaded-by-commands.e2e-spec.ts` reads it. */
const contentsFile = join(folder, 'contents.json');

/** Compiled for the machine; loaded by TypeORM, which must get the same copy as our code; or looked for by Nest and not used here. */
const external = [
  '@node-rs/argon2',
  'lz4-napi',
  'sharp',
  'snappy',
  'pg',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
];

/** Modules of the libraries only declare: those of which nothing is used are left out, although an `index.js` names them. */
const librariesDeclareOnly = {
  name: 'libraries-declare-only',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[#.]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === librariesDeclareOnly) return undefined;
      const found = await resolve(path, { ...from, pluginData: librariesDeclareOnly });
      const isLibrary = relative('dist', found.path).startsWith(`libs${sep}`);
      return isLibrary ? { ...found, sideEffects: false } : found;
    });
  },
};

/** Files find their templates and lists from where they are compiled to. */
const ownAddresses = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/](apps|libs|packages)[\\/].*\.js$/ }, ({ path }) => {
      const address = relative(folder, path).replaceAll(sep, '/');
      const contents = readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(address)}, import.meta.url).href`,
      );
      return { contents, resolveDir: dirname(path) };
    });
  },
};

/** Writes `dist/cli/main.js` and the files that it loads. */
export async function bundleCommands() {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [compiled],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Nest, nest-commander and TypeORM know classes by their names.
    keepNames: true,
    minifyWhitespace: true,
    external,
    // CommonJS packages require modules of Node.js.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [librariesDeclareOnly, ownAddresses],
    metafile: true,
    logLevel: 'warning',
  });
  writeFileSync(contentsFile, JSON.stringify(contentsOf(metafile)));
}

function contentsOf({ outputs }) {
  return Object.entries(outputs).map(([file, { entryPoint, imports, inputs }]) => {
    const atStart = imports.filter(({ kind }) => kind === 'import-statement' || kind === 'require-call');
    const others = atStart.filter(({ external: isExternal }) => isExternal).map(({ path }) => path);
    return {
      file,
      entryPoint,
      imports: atStart.filter(({ external: isExternal }) => !isExternal).map(({ path }) => path),
      packages: [...new Set([...others, ...Object.keys(inputs).map(packageOf)])],
    };
  });
}

/** `dist/libs/auth/src/…` is `libs/auth`. */
const packageOf = (path) =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(path)?.[1] ??
  /^dist\/([^/]+\/[^/]+)/.exec(path)?.[1] ??
  path;
