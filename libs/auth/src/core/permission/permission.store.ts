/** Permissions in SQL. */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { permissionActions } from './permission.entity.js';

/** Creates the four permissions of each name that are not there yet. @returns how many were created */
export async function insertMissingPermissions(db: EntityManager, names: readonly string[]): Promise<number> {
  const wanted = names.flatMap((name) => permissionActions.map((action) => ({ id: uuidv7(), name, action })));
  const created = await db.query<unknown[]>(
    `INSERT INTO permissions (id, name, action)
     SELECT id, name, action FROM jsonb_to_recordset($1::jsonb) AS wanted(id uuid, name text, action text)
     ON CONFLICT (name, action) DO NOTHING RETURNING id`,
    [JSON.stringify(wanted)],
  );
  return created.length;
}
