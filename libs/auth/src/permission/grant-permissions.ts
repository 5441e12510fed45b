/** Grants permissions to a user. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { companiesOf, countGrants, findUnheld, type Holder, insertGrants } from './grant.store.js';
import { maxGrants } from './max-grants.js';
import { grantingRightOf, lockHolder, requireHeld } from './granting-right.js';
import { labelOf } from './permission-reference.js';
import type { FoundPermission } from './permission.store.js';
import { resolvePermissions } from './resolve-permissions.js';

export interface PermissionsOfUser {
  readonly userId: number;
  /** `crm_button` for all permissions of that name, or `crm_button read` for one. */
  readonly permissions: readonly string[];
}

@Injectable()
export class GrantPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Grants all of the permissions or none. The result lists only the permissions that the user did not hold before.
   * @throws CodedError `authorization.refused`, `resource.not_found`, `request.invalid_fields` for unknown names,
   * `permission.not_held`, `permission.beyond_company` or `permission.too_many`
   */
  async execute(actor: Actor, request: PermissionsOfUser): Promise<{ granted: string[] }> {
    return inTransaction(this.dataSource, async (db) => {
      const right = await grantingRightOf(db, actor);
      const holder = await lockHolder(db, right, request.userId);
      const permissions = await resolvePermissions(db, request.permissions);
      await requireHeld(db, right, permissions);
      return { granted: await grantTo(db, actor, holder, permissions) };
    });
  }
}

/**
 * Grants permissions, given one by one or by a group, to a holder that the caller has locked.
 * @param group name of the permission group that contains them
 * @throws CodedError `permission.beyond_company` or `permission.too_many`
 */
export async function grantTo(
  db: EntityManager,
  actor: Actor,
  holder: Holder,
  permissions: readonly FoundPermission[],
  group?: string,
): Promise<string[]> {
  if (holder.profileType === 'worker' || holder.profileType === 'tenant') {
    const refused = await findUnheld(db, await companiesOf(db, holder.id), permissions);
    if (refused.length > 0) {
      throw new CodedError('permission.beyond_company', { names: { refused: refused.map(labelOf) } });
    }
  }
  const added = await insertGrants(db, holder.id, permissions);
  if (added.size > 0 && (await countGrants(db, holder.id)) > maxGrants) {
    throw new CodedError('permission.too_many');
  }
  const granted = permissions.filter(({ id }) => added.has(id)).map(labelOf);
  if (granted.length > 0) {
    const after = { permissions: granted, ...(group !== undefined && { group }) };
    const target = holder.id;
    await recordChange(db, actor, { action: 'user.permissions_granted', target, before: null, after });
  }
  return granted;
}
