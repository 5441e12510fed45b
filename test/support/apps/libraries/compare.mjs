/**
 * Preloaded into a process (`node --import`): compares what some libraries export when the process ends with what they exported
 * before anything else ran, down to the property descriptors of each class and prototype.
 *
 * LIBRARIES: their names, comma-separated. LIBRARIES_OF: the folder whose node_modules holds them. CHANGES: the file for the
 * result, see `library-changes.ts`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const { LIBRARIES: names, LIBRARIES_OF: folder, CHANGES: file } = process.env;
const require = createRequire(join(folder, 'package.json'));

/** Every module that the library ships, but for those of its own tests. */
function modulesOf(name) {
  const home = join(folder, 'node_modules', name);
  const paths = readdirSync(home, { recursive: true }).filter((path) =>
    /^(?:index|(?:src|lib)\/.*)\.js$/.test(path),
  );
  return paths
    .filter((path) => !/\/(?:__tests__|testHelpers)\/|\.spec\.js$/.test(path))
    .map((path) => join(name, path));
}

/** Notes a value and all that its properties hold, each with the properties it has now. */
function note(value, path) {
  if (value === null || !['function', 'object'].includes(typeof value) || noted.has(value)) return;
  const descriptors = Object.getOwnPropertyDescriptors(value);
  noted.set(value, { path, descriptors });
  for (const key of Reflect.ownKeys(descriptors)) note(descriptors[key].value, `${path}${String(key)}.`);
}

const noted = new Map();
for (const path of names.split(',').flatMap(modulesOf)) {
  note(require(join(folder, 'node_modules', path)), `${path}: `);
}

const parts = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'];
const isSame = (one, other) => one && other && parts.every((part) => Object.is(one[part], other[part]));

function changesOf(value, { path, descriptors }) {
  const now = Object.getOwnPropertyDescriptors(value);
  const keys = new Set([...Reflect.ownKeys(descriptors), ...Reflect.ownKeys(now)]);
  return [...keys].filter((key) => !isSame(descriptors[key], now[key])).map((key) => `${path}${String(key)}`);
}

// A worker thread has modules of its own.
if (isMainThread) {
  process.on('exit', () => {
    const changed = [...noted].flatMap(([value, properties]) => changesOf(value, properties));
    writeFileSync(file, JSON.stringify({ compared: noted.size, changed }));
  });
}
