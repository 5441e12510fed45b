/** Changes the name or the description of all permissions of one name. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { checkDefinition } from './check-definition.js';
import { requireVersion } from './permission-version.js';
import { findNamed, lockNamed, updateNamed } from './permission.store.js';

export interface PermissionsChange {
  readonly name: string;
  /** The version that the caller read. */
  readonly version: number;
  /** Undefined keeps the name. */
  readonly newName?: string;
  /** Undefined keeps the description of each action. */
  readonly description?: string;
}

@Injectable()
export class ChangePermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Existing grants apply to the new name as soon as the change is committed.
   * @throws CodedError `authorization.refused`, `request.invalid_fields`, `resource.not_found`,
   * `resource.changed_meanwhile` or `permission.exists`
   */
  async execute(
    actor: Actor,
    { name, version, newName = name, ...change }: PermissionsChange,
  ): Promise<void> {
    requireAdmin(actor);
    checkDefinition({ name: newName, ...change });
    try {
      await inTransaction(this.dataSource, async (db) => {
        const before = await lockNamed(db, name);
        if (!before) throw new CodedError('resource.not_found');
        requireVersion(before, version);
        if (newName !== name && (await findNamed(db, newName))) throw new CodedError('permission.exists');
        const after = await updateNamed(db, name, { name: newName, description: change.description });
        const target = name;
        await recordChange(db, actor, { action: 'permission.changed', target, before, after: after ?? null });
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new CodedError('permission.exists', { cause: error }) : error;
    }
  }
}
