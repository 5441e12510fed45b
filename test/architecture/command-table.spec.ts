/** The table of commands names and describes them as their decorators do: `--help` shows the table. */
import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../apps/cli/src/commands.js';
import { root } from '../support/test-run/folders.js';
import { readProgram } from './commands-document.js';

describe('the table of commands', () => {
  it('describes each command as its decorator does, and has all of them', async () => {
    const program = await readProgram();
    const decorated = program.commands.map((command) => [command.name(), command.description()]);
    const listed = Object.entries(commands).map(([name, { description }]) => [name, description]);
    expect(listed.toSorted()).toEqual(decorated.toSorted());
  });

  it('names every file that has a command of the first level', () => {
    const folder = join(root, 'apps', 'cli', 'src');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /[.]commands?[.]ts$/.test(path))
      .map((path) => readFileSync(join(folder, path), 'utf8'))
      .flatMap((text) => Array.from(text.matchAll(/@Command\(\{\s*name: '([^']+)'/g), ([, name]) => name));
    expect(Object.keys(commands).toSorted()).toEqual(names.toSorted());
  });
});
