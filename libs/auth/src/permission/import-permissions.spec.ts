import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { shell } from '#auth/authorization';
import { ImportPermissions } from './import-permissions.js';

/** Not connected, because an invalid file is rejected before any query. */
const importPermissions = new ImportPermissions(new DataSource({ type: 'postgres' }));

const faultsOf = (text: string) =>
  importPermissions.execute(shell, text).then(
    () => [],
    ({ fields }: { fields: { permissions: string[] } }) => fields.permissions,
  );

describe('a file of permission names', () => {
  it('with one endless wrong line is refused with a short sentence', async () => {
    expect(await faultsOf('x!'.repeat(500_000))).toEqual([`line 1: "${'x!'.repeat(20)}" is not a slug`]);
  });

  it('with many wrong lines is refused with the first 20 and the number of the others', async () => {
    const faults = await faultsOf('not a slug\n'.repeat(90_000));
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('and 89980 more');
  });

  it('of more than 1,048,576 characters is refused as a whole', async () => {
    expect(await faultsOf('crm_button\n'.repeat(100_000))).toEqual([
      'A file of names has at most 1048576 characters.',
    ]);
  });
});
