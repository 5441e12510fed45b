/** Deletes the permissions of a name, or one action of it, together with their grants. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import type { PermissionReference } from './permission-reference.js';
import { requireVersion } from './permission-version.js';
import { deleteNamed, lockNamed } from './permission.store.js';

@Injectable()
export class DeletePermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param version of the name, as the caller read it
   * @throws CodedError `authorization.refused`, `resource.not_found` or `resource.changed_meanwhile`
   */
  async execute(actor: Actor, permissions: PermissionReference, version: number): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const named = await lockNamed(db, permissions.name);
      if (!named) throw new CodedError('resource.not_found');
      requireVersion(named, version);
      const before = await deleteNamed(db, permissions);
      if (before.length === 0) throw new CodedError('resource.not_found');
      const change = { action: 'permission.deleted', target: permissions.name, after: null } as const;
      await recordChange(db, actor, { ...change, before: { actions: before } });
    });
  }
}
