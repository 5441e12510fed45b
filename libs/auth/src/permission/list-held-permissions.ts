/** Lists the permissions of a user in pages, for the user, their company and administrators. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, isAdministrator } from '#auth/authorization';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { approvalOf } from './company-approval.js';
import { findGrantHolder, type HeldPermission, isMember, listHeld } from './grant.store.js';

@Injectable()
export class ListHeldPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by name and action.
   * @throws CodedError `resource.not_found` for users the actor may not see, as for users who do not exist;
   * `request.invalid_fields` for a foreign cursor
   */
  async execute(
    actor: Actor,
    { userId, limit, after }: PageRequest & { readonly userId: number },
  ): Promise<Page<HeldPermission>> {
    const [name, action] = cursorParts(after, ['', '']);
    return readFrom(this.dataSource, async (db) => {
      if (!(await isVisible(db, actor, userId))) throw new CodedError('resource.not_found');
      const rows = await listHeld(db, userId, { after: [name, action], limit: limit + 1 });
      return pageOf(rows, limit, (row) => [row.name, row.action]);
    });
  }
}

async function isVisible(db: EntityManager, actor: Actor, userId: number): Promise<boolean> {
  if (actor.userId === userId) return true;
  if (actor.userId === undefined || isAdministrator(actor)) return Boolean(await findGrantHolder(db, userId));
  return (await approvalOf(db, actor.userId)) === 'approved' && isMember(db, actor.userId, userId);
}
