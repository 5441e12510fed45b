/** Removes what is permitted under a name, or one action of it; nobody holds it any more. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '../audit/record-change.js';
import type { Actor } from '../authorization/actor.js';
import { requireAdmin } from '../authorization/require.js';
import type { PermissionReference } from './permission-reference.js';
import { deleteNamed } from './permission.store.js';

@Injectable()
export class DeletePermissions {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  async execute(actor: Actor, permissions: PermissionReference): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const before = await deleteNamed(db, permissions);
      if (before.length === 0) throw new CodedError('resource.not_found');
      const change = { action: 'permission.deleted', target: permissions.name, after: null } as const;
      await recordChange(db, actor, { ...change, before: { actions: before } });
    });
  }
}
