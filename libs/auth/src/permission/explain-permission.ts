/** Explains in sentences why a user has a permission or lacks it. */
import { readFrom } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findUser } from '#auth/user';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { companiesOf, findUnheld } from './grant.store.js';
import { labelOf, parseReference } from './permission-reference.js';
import { findPermissions, type FoundPermission } from './permission.store.js';

export interface Explanation {
  /** Whether the response to an access token of the user lists it. */
  readonly has: boolean;
  readonly reasons: readonly string[];
}

@Injectable()
export class ExplainPermission {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param text `crm_button read`: one name and one action
   * @throws CodedError `authorization.refused`, `resource.not_found`, or `request.invalid_fields`
   */
  async execute(actor: Actor, userId: number, text: string): Promise<Explanation> {
    requireAdministrator(actor);
    const reference = parseReference(text);
    if (reference.action === undefined) {
      throw invalidFields({ permission: [fault('permission_without_action')] });
    }
    return readFrom(this.dataSource, async (db) => {
      const [permission] = await findPermissions(db, [reference]);
      if (!permission) {
        throw invalidFields({ permission: [fault('permission_unknown', { label: labelOf(reference) })] });
      }
      return explain(db, userId, permission);
    });
  }
}

async function explain(db: EntityManager, userId: number, permission: FoundPermission): Promise<Explanation> {
  const user = await findUser(db, userId);
  if (!user) throw new CodedError('resource.not_found');
  const isGranted = (await findUnheld(db, [userId], [permission])).length === 0;
  const reasons = [
    isGranted ? 'It is granted to them.' : 'It is not granted to them.',
    ...(user.isActive ? [] : ['Their account is not active, so that no token of theirs is good.']),
    ...(user.isDeleted ? ['Their account is deleted, so that no token of theirs is good.'] : []),
  ];
  if (user.profileType === 'worker' || user.profileType === 'tenant') {
    reasons.push(await coverage(db, userId, permission));
  }
  return { has: isGranted && user.isActive && !user.isDeleted, reasons };
}

async function coverage(db: EntityManager, userId: number, permission: FoundPermission): Promise<string> {
  const companies = await companiesOf(db, userId);
  if (companies.length === 0) return 'They belong to no company, and so can be granted nothing.';
  const named = companies.map((id) => `user ${id}`).join(', ');
  return (await findUnheld(db, companies, [permission])).length === 0
    ? `A company of theirs holds it (${named}), so that it can be granted.`
    : `No company of theirs holds it (${named}), so that it cannot be granted.`;
}
