/** Lists the permissions and groups that an invitation can give: what the company holds or, without one, everything. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { listHeld } from '../grant.store.js';
import { labelOf } from '../permission-reference.js';
import { listNamed, permissionOrder } from '../permission.store.js';
import { groupsWithin, listGroups, permissionGroupOrder } from './permission-group.store.js';

/** Pages show all of them, and a form has at most 1,000 fields. */
const most = 500;

export interface GivablePermissions {
  readonly permissions: readonly { readonly label: string; readonly description: string }[];
  /** Names. */
  readonly groups: readonly string[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

@Injectable()
export class ListGivablePermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A company sees only groups whose permissions it holds all, and learns nothing from them.
   * @param companyId undefined for an invitation to no company
   * @throws CodedError `authorization.refused` to a company for another one and for none
   */
  execute(actor: Actor, companyId: number | undefined): Promise<GivablePermissions> {
    if (companyId === undefined || companyId !== actor.userId) requireAdministrator(actor);
    return readFrom(this.dataSource, async (db) => {
      const limit = most + 1;
      const first = { limit: most, after: undefined };
      const found =
        companyId === undefined
          ? (await listNamed(db, undefined, permissionOrder.read(first))).flatMap(({ name, actions }) =>
              actions.map((action) => ({ name, ...action })),
            )
          : await listHeld(db, companyId, { after: ['', ''], limit });
      const groups =
        companyId === undefined
          ? (await listGroups(db, undefined, permissionGroupOrder.read(first))).map(({ name }) => name)
          : await groupsWithin(db, companyId, limit);
      return {
        permissions: found
          .slice(0, most)
          .map(({ name, action, description }) => ({ label: labelOf({ name, action }), description })),
        groups: groups.slice(0, most),
        isCut: Math.max(found.length, groups.length) > most,
      };
    });
  }
}
