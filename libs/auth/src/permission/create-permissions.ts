/** Creates the permissions of a name: all four actions or one. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { checkDefinition } from './check-definition.js';
import { Permission, type PermissionAction, permissionActions } from './permission.entity.js';

export interface NewPermissions {
  /** A slug. */
  readonly name: string;
  readonly description: string;
  /** Undefined for all four. */
  readonly action: PermissionAction | undefined;
}

@Injectable()
export class CreatePermissions {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, `request.invalid_fields`, or `permission.exists` if any of them exists */
  async execute(actor: Actor, { name, description, action }: NewPermissions): Promise<void> {
    requireAdmin(actor);
    checkDefinition({ name, description });
    const actions = action === undefined ? permissionActions : [action];
    const rows = actions.map((one) => ({ id: uuidv7(), name, description, action: one }));
    try {
      await inTransaction(this.dataSource, async (db) => {
        await db.insert(Permission, rows);
        const after = { actions, description };
        await recordChange(db, actor, { action: 'permission.created', target: name, before: null, after });
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new CodedError('permission.exists', { cause: error }) : error;
    }
  }
}
