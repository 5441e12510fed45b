/** Permissions and permission groups, for both versions of the old schema. */
import { nameFault } from '#text';
import { importedLines } from '../imported-fields.js';
import { type LegacyKind, writeWith } from '../legacy-kind.js';
import type { LegacySchema } from '../legacy-connection.js';
import { rowKey } from '../row-key.js';

/** Column names that differ between the two versions of the old schema. */
export interface PermissionColumns {
  readonly action: string;
  readonly description: string;
  /** Foreign key by which other tables refer to a permission. */
  readonly reference: string;
}

/** Before 2023-11 the action was one letter; an unknown letter becomes null. */
export function permissionColumns(schema: LegacySchema): PermissionColumns {
  if (schema.get('authorization_permissions')?.has('action')) {
    return {
      action: 'permission.action',
      description: 'permission.description',
      reference: 'permissionmodel_id',
    };
  }
  const letters = ['create', 'read', 'update', 'delete'].map(
    (action) => `WHEN '${action[0]}' THEN '${action}'`,
  );
  return {
    action: `CASE lower(permission.type) ${letters.join(' ')} END`,
    description: 'permission."desc"',
    reference: 'basecustompermissionmodel_id',
  };
}

/** Same pattern as `isPermissionName`, valid in PostgreSQL and JavaScript. */
const slug = '^[a-zA-Z0-9]+([_-][a-zA-Z0-9]+)*$';

/** A permission that already exists is reused and keeps its description. */
export function permissions({ action, description }: PermissionColumns): LegacyKind {
  return {
    name: 'permissions',
    select: `
      SELECT permission.id, ${action} AS action, permission.name, coalesce(${description}, '') AS description
      FROM authorization_permissions permission WHERE permission.id > $1 ORDER BY permission.id LIMIT $2`,
    write: writeWith(
      `WITH checked AS MATERIALIZED (
         SELECT given.*, CASE
           WHEN action IS NULL OR action NOT IN ('create', 'read', 'update', 'delete') THEN 'its action is unknown'
           WHEN name !~ '${slug}' THEN 'its name is not a slug'
         END AS refusal
         FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, action text, name text, description text)
       ), inserted AS (
         INSERT INTO permissions (id, action, name, description)
         SELECT gen_random_uuid(), action, name, description FROM checked WHERE refusal IS NULL
         ON CONFLICT DO NOTHING
       )
       SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
      (row) => ({ ...row, ...importedLines(row, { description: 255 }) }),
    ),
  };
}

export const permissionGroups: LegacyKind = {
  name: 'permission groups',
  select: `
    SELECT id, name, coalesce("desc", '') AS description FROM authorization_permissiongroup
    WHERE id > $1 ORDER BY id LIMIT $2`,
  write: writeWith(
    `WITH checked AS MATERIALIZED (
       SELECT given.*, CASE
         WHEN name_fault IS NOT NULL THEN 'the name is not accepted: ' || name_fault
         WHEN EXISTS (SELECT FROM permission_groups taken WHERE name_key(taken.name) = name_key(given.name))
           OR row_number() OVER (PARTITION BY name_key(given.name) ORDER BY given.id) > 1
         THEN 'a permission group with this name already exists'
       END AS refusal
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, key uuid, name text, name_fault text, description text)
     ), inserted AS (
       INSERT INTO permission_groups (id, name, description)
       SELECT key, name, description FROM checked WHERE refusal IS NULL
     )
     SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
    (row, source) => {
      const lines = importedLines(row, { name: 100, description: 255 });
      const name_fault = nameFault(lines.name, 100)?.toString();
      return { ...row, ...lines, name_fault, key: rowKey(source, 'permission_group', row.id) };
    },
  ),
};

export function permissionGroupEntries({ action, reference }: PermissionColumns): LegacyKind {
  return {
    name: 'permissions of groups',
    select: `
      SELECT old.id, old.permissiongroup_id, ${action} AS action, permission.name
      FROM authorization_permissiongroup_permissions old
      LEFT JOIN authorization_permissions permission ON permission.id = old.${reference}
      WHERE old.id > $1 ORDER BY old.id LIMIT $2`,
    write: writeWith(
      `WITH checked AS MATERIALIZED (
         SELECT given.id, permission_group.id AS group_id, permission.id AS permission_id, CASE
           WHEN permission_group.id IS NULL THEN 'the group was not imported'
           WHEN permission.id IS NULL THEN 'the permission was not imported'
         END AS refusal
         FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, key uuid, action text, name text)
         LEFT JOIN permission_groups permission_group ON permission_group.id = given.key
         LEFT JOIN permissions permission ON permission.name = given.name AND permission.action = given.action
       ), inserted AS (
         INSERT INTO permission_group_entries (group_id, permission_id)
         SELECT group_id, permission_id FROM checked WHERE refusal IS NULL ON CONFLICT DO NOTHING
       )
       SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
      ({ permissiongroup_id, ...row }, source) => ({
        ...row,
        key: rowKey(source, 'permission_group', permissiongroup_id),
      }),
    ),
  };
}
