import { describe, expect, it } from 'vitest';
import { legacyImports } from '../../../../../test/support/database/legacy/legacy-imports.js';
import { tenant, user } from '../../../../../test/support/database/legacy/legacy-rows.js';

const { run, rows, clearDatabase, oldDatabase } = legacyImports();

describe('import of housing', () => {
  it('imports houses with providers, tenants and shares, and skips shares beyond a sum of 1', async () => {
    await clearDatabase();
    const share = (id: number, part: string, companyId: number | null, tenantId: number | null) =>
      `INSERT INTO authorization_ownerarea (id, part, area_id, company_owner_id, tenant_owner_id)
       VALUES (${id}, ${part}, ${id < 20 ? 1 : 2}, ${companyId}, ${tenantId});`;
    const sixths = [11, 12, 13, 14, 15, 16].map((id) => share(id, '1.0/6', null, 71));
    const from = await oldDatabase(
      '2023-11',
      `INSERT INTO authorization_housegroup (id, name, provider_id) VALUES (1, 'Harbour', 1), (2, 'None', NULL);
       INSERT INTO authorization_house (id, zip_code, city, street, number, letter, house_group_id)
         VALUES (1, NULL, 'Порт', 'Набережная', '2', '', 1), (2, '123456', 'Port', 'Quay', '3', 'a', NULL);
       INSERT INTO authorization_area (id, number, house_id) VALUES (1, '14', 1), (2, '15', 2);` +
        user(71, 'tenant71@example.com') +
        tenant(71, 71, 1) +
        `INSERT INTO authorization_permissions_tenants (id, permissionmodel_id, tenantprofile_id)
         VALUES (1, 1, 71), (2, 5, 71);` +
        sixths.join('') +
        share(17, '0.1', 1, null) +
        share(21, '0.5', 1, 71) +
        share(22, '0.5', null, null) +
        share(23, `'NaN'`, 1, null) +
        share(24, '1.5', 1, null) +
        share(25, '1e-12', 1, null) +
        share(26, '1', 1, null),
    );
    const { remarks } = await run(from, 4);
    expect(
      await rows(
        `SELECT area.number, house.city, house.zip_code, house_group.name, provider_id, tenant_id
         FROM areas area JOIN houses house ON house.id = house_id LEFT JOIN house_groups house_group
           ON house_group.id = group_id LEFT JOIN area_tenants ON area_id = area.id ORDER BY area.number`,
      ),
    ).toEqual([
      { number: '14', city: 'Порт', zip_code: '', name: 'Harbour', provider_id: 2, tenant_id: 71 },
      { number: '15', city: 'Port', zip_code: '123456', name: null, provider_id: null, tenant_id: null },
    ]);
    expect(await rows('SELECT part::text FROM owner_areas ORDER BY part')).toEqual([
      ...sixths.map(() => ({ part: '0.1666666666' })),
      { part: '1.0000000000' },
    ]);
    expect(remarks).toEqual([
      'shares 17 skipped: with 0.1 the shares of the area would exceed 1',
      'shares 21 skipped: has 2 owners instead of one',
      'shares 22 skipped: has 0 owners instead of one',
      'shares 23 skipped: the share NaN is not between 0.0000000001 and 1',
      'shares 24 skipped: the share 1.5 is not between 0.0000000001 and 1',
      'shares 25 skipped: the share 1e-12 is not between 0.0000000001 and 1',
      'permissions of tenants 2 skipped: no company of the user holds the permission',
    ]);
  });
});

describe('import of permissions and groups', () => {
  it('reuses existing permissions, and skips existing groups and names that are not slugs', async () => {
    await clearDatabase();
    await rows(
      `INSERT INTO permissions (id, name, action, description) VALUES (gen_random_uuid(), 'crm_button', 'read', 'Mine')`,
    );
    await rows(`INSERT INTO permission_groups (id, name) VALUES (gen_random_uuid(), 'Dispatcher')`);
    const from = await oldDatabase(
      '2023-11',
      `INSERT INTO authorization_permissions (id, action, name) VALUES (20, 'read', 'two words');
       INSERT INTO authorization_permissiongroup (id, name, "desc") VALUES (1, 'Dispatcher', NULL), (2, 'Guard', 'At the gate');
       INSERT INTO authorization_permissiongroup_permissions (id, permissiongroup_id, permissionmodel_id)
         VALUES (1, 1, 1), (2, 2, 2), (3, 2, 20);`,
    );
    const { remarks } = await run(from);
    expect(remarks).toEqual([
      'permissions 20 skipped: its name is not a slug',
      'permission groups 1 skipped: a permission group with this name already exists',
      'permissions of groups 1 skipped: the group was not imported',
      'permissions of groups 3 skipped: the permission was not imported',
    ]);
    expect(
      await rows(`SELECT description FROM permissions WHERE name = 'crm_button' AND action = 'read'`),
    ).toEqual([{ description: 'Mine' }]);
    expect(
      await rows(
        `SELECT permission_group.name, permission.name AS permission FROM permission_group_entries
         JOIN permission_groups permission_group ON permission_group.id = group_id
         JOIN permissions permission ON permission.id = permission_id`,
      ),
    ).toEqual([{ name: 'Guard', permission: 'crm_button' }]);
  });
});
