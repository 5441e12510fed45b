/** Creates a permission group: the permissions of a role, which are granted together. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { labelOf } from '../permission-reference.js';
import { resolvePermissions } from '../resolve-permissions.js';
import { PermissionGroup } from './permission-group.entity.js';
import { type GroupDetails, replaceEntries } from './permission-group.store.js';
import { normalLine } from '#text';

export interface NewPermissionGroup {
  readonly name: string;
  readonly description: string;
  /** `crm_button` for all of that name, or `crm_button read`. */
  readonly permissions: readonly string[];
}

@Injectable()
export class CreatePermissionGroup {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `request.invalid_fields` for unknown names, or
   * `permission.group_exists`
   */
  async execute(actor: Actor, { permissions, ...given }: NewPermissionGroup): Promise<GroupDetails> {
    const group = { name: normalLine(given.name), description: normalLine(given.description) };
    requireAdmin(actor);
    try {
      return await inTransaction(this.dataSource, async (db) => {
        const found = await resolvePermissions(db, permissions);
        const created = { id: uuidv7(), version: 1, ...group };
        await db.insert(PermissionGroup, { ...created });
        await replaceEntries(db, created.id, found);
        const after = { ...group, permissions: found.map(labelOf) };
        const change = { action: 'permission_group.created', target: created.id, before: null } as const;
        await recordChange(db, actor, { ...change, after });
        return { ...created, permissions: after.permissions };
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new CodedError('permission.group_exists', { cause: error }) : error;
    }
  }
}
