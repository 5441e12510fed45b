/** House groups with their providers, houses, areas and tenants. */
import { importedLines } from '../imported-fields.js';
import { type LegacyKind, writeWith } from '../legacy-kind.js';
import { rowKey } from '../row-key.js';

export const houseGroups: LegacyKind = {
  name: 'house groups',
  select: `
    SELECT old.id, old.name, company.user_id AS old_provider_id
    FROM authorization_housegroup old LEFT JOIN authorization_companyprofile company ON company.id = old.provider_id
    WHERE old.id > $1 ORDER BY old.id LIMIT $2`,
  write: writeWith(
    `WITH located AS MATERIALIZED (
       SELECT given.*, company.user_id AS provider_id
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, key uuid, name text, old_provider_id bigint)
       LEFT JOIN legacy_users known ON known.source = $2 AND known.old_id = given.old_provider_id
       LEFT JOIN company_profiles company ON company.user_id = known.user_id
     ), inserted AS (
       INSERT INTO house_groups (id, name, provider_id) SELECT key, name, provider_id FROM located
     )
     SELECT id, false AS skipped, 'imported without a provider: the company was not imported' AS remark
     FROM located WHERE provider_id IS NULL AND old_provider_id IS NOT NULL`,
    (row, source) => ({
      ...row,
      ...importedLines(row, { name: 100 }),
      key: rowKey(source, 'house_group', row.id),
    }),
  ),
};

/** Code points; equal to the lengths of the columns. */
const houseLimits = { zip_code: 6, city: 255, street: 255, number: 10, letter: 5 };

export const houses: LegacyKind = {
  name: 'houses',
  select: `
    SELECT id, coalesce(zip_code, '') AS zip_code, city, street, number, letter, house_group_id
    FROM authorization_house WHERE id > $1 ORDER BY id LIMIT $2`,
  write: writeWith(
    `WITH located AS MATERIALIZED (
       SELECT given.*, house_group.id AS group_id
       FROM jsonb_to_recordset($1::jsonb) AS given (
         id bigint, key uuid, zip_code text, city text, street text, number text, letter text, group_key uuid)
       LEFT JOIN house_groups house_group ON house_group.id = given.group_key
     ), inserted AS (
       INSERT INTO houses (id, zip_code, city, street, number, letter, group_id)
       SELECT key, zip_code, city, street, number, letter, group_id FROM located
     )
     SELECT id, false AS skipped, 'imported without a house group: the group was deleted after its import' AS remark
     FROM located WHERE group_id IS NULL AND group_key IS NOT NULL`,
    (row, source) => ({
      ...row,
      ...importedLines(row, houseLimits),
      key: rowKey(source, 'house', row.id),
      group_key: rowKey(source, 'house_group', row['house_group_id']),
    }),
  ),
};

export const areas: LegacyKind = {
  name: 'areas',
  select: 'SELECT id, number, house_id FROM authorization_area WHERE id > $1 ORDER BY id LIMIT $2',
  write: writeWith(
    `WITH checked AS MATERIALIZED (
       SELECT given.*, CASE WHEN house.id IS NULL THEN 'its house was not imported' END AS refusal
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, key uuid, number text, house_key uuid)
       LEFT JOIN houses house ON house.id = given.house_key
     ), inserted AS (
       INSERT INTO areas (id, number, house_id) SELECT key, number, house_key FROM checked WHERE refusal IS NULL
     )
     SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
    (row, source) => ({
      ...importedLines(row, { number: 50 }),
      id: row.id,
      key: rowKey(source, 'area', row.id),
      house_key: rowKey(source, 'house', row['house_id']),
    }),
  ),
};

/** In the old schema a tenant had at most one area. Row ids are those of the tenant profiles. */
export const areaTenants: LegacyKind = {
  name: 'area tenants',
  select: `
    SELECT id, user_id AS old_user_id, area_id FROM authorization_tenantprofile
    WHERE area_id IS NOT NULL AND id > $1 ORDER BY id LIMIT $2`,
  write: writeWith(
    `WITH checked AS MATERIALIZED (
       SELECT given.id, area.id AS area_id, tenant.user_id AS tenant_id, CASE
         WHEN tenant.user_id IS NULL THEN 'the tenant was not imported'
         WHEN area.id IS NULL THEN 'the area was not imported'
       END AS refusal
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, old_user_id bigint, key uuid)
       LEFT JOIN areas area ON area.id = given.key
       LEFT JOIN legacy_users known ON known.source = $2 AND known.old_id = given.old_user_id
       LEFT JOIN tenant_profiles tenant ON tenant.user_id = known.user_id
     ), inserted AS (
       INSERT INTO area_tenants (area_id, tenant_id) SELECT area_id, tenant_id FROM checked WHERE refusal IS NULL
     )
     SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
    ({ id, old_user_id, area_id }, source) => ({ id, old_user_id, key: rowKey(source, 'area', area_id) }),
  ),
};
