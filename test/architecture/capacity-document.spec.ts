/** `docs/capacity.md` shows the figures of the capacity model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capacityRows, cpu, rowBytes, usage } from '../support/capacity/capacity-model.js';
import { root } from '../support/test-run/folders.js';

const lines = readFileSync(join(root, 'docs/capacity.md'), 'utf8').split('\n');
/** The cells of each line of a table. */
const tableRows = lines
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/capacity.md', () => {
  it.each(capacityRows())('has the need of the model for %s', (...row) => {
    expect(tableRows).toContainEqual(row);
  });

  it('has the assumptions and the measured figures of the model', () => {
    const figures = [
      ...Object.values(usage),
      ...Object.values(rowBytes),
      ...Object.values(cpu).flatMap(({ app, database }) => [app, database]),
    ];
    const cells = new Set(tableRows.flat());
    expect(figures.filter((figure) => !cells.has(figure.toLocaleString('en')))).toEqual([]);
  });
});
