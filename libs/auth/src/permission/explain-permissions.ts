/** Explains why a user holds permissions, or lacks one: by which grant, with which group, and within which companies. */
import { readFrom } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import {
  type ExplainedHolding,
  explainHoldings,
  findCompanies,
  findRecordedGrants,
  type LimitingCompany,
  type RecordedGrant,
} from './explanation.store.js';
import { labelOf, type PermissionReference } from './permission-reference.js';

export interface ExplainedPermission extends ExplainedHolding {
  /** Whether the response to an access token of the user lists it. */
  readonly isEffective: boolean;
  /** Null if it is not held, or the audit log does not say. */
  readonly grant: Omit<RecordedGrant, 'label'> | null;
}

export interface ExplainedUser {
  readonly userId: number;
  readonly isActive: boolean;
  readonly isDeleted: boolean;
  /** Superusers may do everything, whatever they hold. */
  readonly isSuperuser: boolean;
  /** Workers and tenants hold at most what one of their companies holds. */
  readonly isLimited: boolean;
  readonly companies: readonly LimitingCompany[];
}

export interface PermissionsToExplain extends PageRequest {
  readonly userId: number;
  /** Permissions that the user may lack; undefined for all that they hold. */
  readonly reference?: PermissionReference | undefined;
}

@Injectable()
export class ExplainPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by name and action. The number of statements does not depend on the number of permissions.
   * @throws CodedError `authorization.refused`, `resource.not_found`, or `request.invalid_fields` for an unknown permission and
   * for a foreign cursor
   */
  async execute(
    actor: Actor,
    { userId, reference, limit, after }: PermissionsToExplain,
  ): Promise<ExplainedUser & Page<ExplainedPermission>> {
    requireAdministrator(actor);
    const [name, action] = cursorParts(after, ['', '']);
    return readFrom(this.dataSource, async (db) => {
      const user = await findUser(db, userId);
      if (!user) throw new CodedError('resource.not_found');
      const page = { after: [name, action] as const, limit: limit + 1 };
      const rows = await explainHoldings(db, userId, reference, page);
      if (reference && rows.length === 0 && after === undefined) throw unknown(reference);
      const { items, next } = pageOf(rows, limit, (row) => [row.name, row.action]);
      const grants = await findRecordedGrants(db, userId, items.map(labelOf));
      const grantOf = new Map(grants.map(({ label, ...grant }) => [label, grant]));
      const { isActive, isDeleted, isSuperuser, profileType } = user;
      return {
        userId,
        isActive,
        isDeleted,
        isSuperuser,
        isLimited: profileType === 'worker' || profileType === 'tenant',
        companies: await findCompanies(db, userId),
        items: items.map((item) =>
          Object.assign(item, {
            isEffective: item.isHeld && isActive && !isDeleted,
            grant: (item.isHeld && grantOf.get(labelOf(item))) || null,
          }),
        ),
        next,
      };
    });
  }
}

function unknown(reference: PermissionReference): Error {
  const field = reference.action === undefined ? 'name' : 'action';
  return invalidFields({
    [field]: [fault('permission_unknown', { label: labelOf(reference).slice(0, 160) })],
  });
}
