/** Changes the name, description or permissions of a permission group. Existing grants stay. */
import { isDeepStrictEqual } from 'node:util';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { changeVersioned, inTransaction, isUniqueViolation, type VersionedId } from '#database';
import { labelOf } from '../permission-reference.js';
import { resolvePermissions } from '../resolve-permissions.js';
import type { NewPermissionGroup } from './create-permission-group.js';
import { PermissionGroup } from './permission-group.entity.js';
import { type GroupDetails, lockGroup, replaceEntries } from './permission-group.store.js';
import { normalLine } from '#text';

/** Omitted fields stay. `permissions` replaces the whole list. */
export type PermissionGroupChanges = Partial<NewPermissionGroup>;

@Injectable()
export class ChangePermissionGroup {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns the group as it is now
   * @throws CodedError `authorization.refused`, `request.invalid_fields`, `resource.not_found`,
   * `resource.changed_meanwhile` or `permission.group_exists`
   */
  async execute(
    actor: Actor,
    { id, version }: VersionedId,
    changes: PermissionGroupChanges,
  ): Promise<GroupDetails> {
    requireAdmin(actor);
    try {
      return await inTransaction(this.dataSource, async (db) => {
        // Locks the permissions before the group, because deleting a permission also deletes its entry in the group.
        const wanted = changes.permissions && (await resolvePermissions(db, changes.permissions));
        const group = await lockGroup(db, id);
        if (!group) throw new CodedError('resource.not_found');
        if (group.version !== version) throw new CodedError('resource.changed_meanwhile');
        const after = changed(group, {
          ...normalGroup(changes),
          ...(wanted && { permissions: wanted.map(labelOf) }),
        });
        if (Object.keys(after).length === 0) return group;
        if (after.permissions && wanted) await replaceEntries(db, id, wanted);
        return this.record(db, actor, group, after);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new CodedError('permission.group_exists', { cause: error }) : error;
    }
  }

  private async record(
    db: EntityManager,
    actor: Actor,
    { permissions, ...group }: GroupDetails,
    after: PermissionGroupChanges,
  ): Promise<GroupDetails> {
    const { permissions: entries = permissions, ...columns } = after;
    const row = await changeVersioned(db, PermissionGroup, group, group.version, columns);
    const old: Record<string, unknown> = { ...group, permissions };
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, old[name]]));
    await recordChange(db, actor, { action: 'permission_group.changed', target: group.id, before, after });
    return { ...row, permissions: entries };
  }
}

function normalGroup({ name, description, ...changes }: PermissionGroupChanges): PermissionGroupChanges {
  return {
    ...changes,
    ...(name !== undefined && { name: normalLine(name) }),
    ...(description !== undefined && { description: normalLine(description) }),
  };
}

function changed(group: GroupDetails, changes: PermissionGroupChanges): PermissionGroupChanges {
  const now: Record<string, unknown> = { ...group };
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([name, value]) => value !== undefined && !isDeepStrictEqual(now[name], value),
    ),
  );
}
