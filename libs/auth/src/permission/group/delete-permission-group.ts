/** Deletes a permission group. Users keep the permissions that were granted by it. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { inTransaction, removeVersioned, type VersionedId } from '#database';
import { PermissionGroup } from './permission-group.entity.js';
import { lockGroup } from './permission-group.store.js';

@Injectable()
export class DeletePermissionGroup {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, `resource.not_found` or `resource.changed_meanwhile` */
  async execute(actor: Actor, { id, version }: VersionedId): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const group = await lockGroup(db, id);
      if (!group) throw new CodedError('resource.not_found');
      await removeVersioned(db, PermissionGroup, { id, version });
      const { name, description, permissions } = group;
      const before = { name, description, permissions };
      await recordChange(db, actor, { action: 'permission_group.deleted', target: id, before, after: null });
    });
  }
}
