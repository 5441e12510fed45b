/** Remarks of the import from the old service, in SQL. Fires no trigger. */
import type { EntityManager } from 'typeorm';

/**
 * Deletes the remark about an imported user: it may contain the email address. The caller deletes the user afterwards, and
 * with it the old id that this statement needs.
 */
export async function deleteImportRemark(db: EntityManager, userId: number): Promise<void> {
  await db.query(
    `DELETE FROM legacy_remarks remark USING legacy_users imported
     WHERE imported.user_id = $1 AND remark.source = imported.source AND remark.kind = 'users'
       AND remark.old_id = imported.old_id`,
    [userId],
  );
}
