/** Lists what an invitation can give: a company asks about itself, administrators about any company or about none. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { type GivablePermissions, ListGivablePermissions } from '#auth/permission';
import { invitationsScopeOf } from './inviting-scope.js';

@Injectable()
export class ListInvitationPermissions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listGivable: ListGivablePermissions,
  ) {}

  /**
   * @param companyId undefined for the calling company and, for administrators, for no company
   * @throws CodedError `authorization.refused` or `company.approval_pending`
   */
  async execute(actor: Actor, companyId: number | undefined): Promise<GivablePermissions> {
    const scope = await readFrom(this.dataSource, (db) => invitationsScopeOf(db, actor));
    const own = scope.kind === 'company' ? scope.userId : undefined;
    return this.listGivable.execute(actor, companyId ?? own);
  }
}
