/** The README's table of settings says the same as the schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/folders.js';
import { type DocumentedSetting, documentedSettings } from './settings-catalogue.js';

const [, section = ''] = readFileSync(join(root, 'README.md'), 'utf8').split('\n## Settings\n');

/** `| cell | cell |` → its cells; Markdown escapes `_` and `*` in words. */
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replace(/\\([_*])/g, '$1'));

function row({ name, required, fallback, description }: DocumentedSetting): string[] {
  const value = fallback && `\`${fallback}\``;
  return [`\`${name}\``, required ? 'none: required' : value, description];
}

describe('the settings of the README', () => {
  it('are those of the schemas, in their order, with the same defaults and words', () => {
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.map(cells)).toEqual(documentedSettings.map(row));
  });
});
