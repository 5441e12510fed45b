/** Mails an open or expired invitation again, with a new code. The former code ends. */
import { AccountSettings } from '#config';
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorName } from '#auth/account';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { findInvitation, type InvitationDetails } from './invitation-list.store.js';
import { lockUncounted } from './invitation-quota.store.js';
import { renewCode } from './invitation.store.js';
import { invitationsScopeOf, requireInvitingRank } from './inviting-scope.js';
import { MailInvitation, newInvitationCode } from './mail-invitation.js';
import { requireQuota } from './send-invitation.js';

@Injectable()
export class ResendInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mail: MailInvitation,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * The invitation is valid for the full time again.
   * @throws CodedError `authorization.refused`, `company.approval_pending`, `resource.not_found`, `invitation.ended`,
   * `invitation.too_many`, or `invitation.already_open` for an expired invitation if a newer one is open
   */
  async execute(actor: Actor, id: string): Promise<InvitationDetails> {
    try {
      return await inTransaction(this.dataSource, (db) => this.resend(db, actor, id));
    } catch (error) {
      if (isUniqueViolation(error, 'invitations_open_idx')) throw new CodedError('invitation.already_open');
      throw error;
    }
  }

  private async resend(db: EntityManager, actor: Actor, id: string): Promise<InvitationDetails> {
    const scope = await invitationsScopeOf(db, actor);
    const found = await findInvitation(db, scope, id);
    if (!found) throw new CodedError('resource.not_found');
    requireInvitingRank(actor, found);
    if (scope.kind === 'company') await requireQuota(db, scope.userId, this.settings.invitationsPerDay);
    // The mails of an invitation count as long as its last one does: so this may add more than one.
    else if (found.companyId !== null) await lockUncounted(db, found.companyId);
    const code = newInvitationCode();
    if (!(await renewCode(db, id, { ...code, life: this.settings.invitationDays, by: actor.userId }))) {
      throw new CodedError('invitation.ended');
    }
    const { company, department, area, email, language } = found;
    await this.mail.send(db, code, {
      to: email,
      language,
      company: company ?? '',
      by: company === null ? await actorName(db, actor) : '',
      department: department ?? '',
      area: area ?? '',
    });
    await recordChange(db, actor, { action: 'invitation.sent_again', target: id, before: null, after: null });
    return (await findInvitation(db, scope, id))!;
  }
}
