/** Finds whose accounts an actor may see on the pages about people. */
import { readFrom } from '#database';
import { type Actor, isAdministrator } from '#auth/authorization';
import { approvalOf } from '#auth/permission';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** `admin` includes superusers; `company` sees its own people only. */
export type PeopleAccess = 'staff' | 'admin' | 'company';

@Injectable()
export class FindPeopleAccess {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns undefined for workers, tenants, and companies that await approval */
  async execute(actor: Actor): Promise<PeopleAccess | undefined> {
    const { userId } = actor;
    if (userId === undefined || isAdministrator(actor)) {
      return actor.isSuperuser || actor.isAdmin ? 'admin' : 'staff';
    }
    const approval = await readFrom(this.dataSource, (db) => approvalOf(db, userId));
    return approval === 'approved' ? 'company' : undefined;
  }
}
