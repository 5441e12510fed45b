/** Invites an address, to a company or to Gatehouse only. */
import { AccountSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import { actorName } from '#auth/account';
import type { Actor } from '#auth/authorization';
import { labelOf } from '#auth/permission';
import { acceptedEmail, storedSpellings } from '#auth/user';
import type { ManagementScope } from '../scope.js';
import { checkDraft, type CheckedDraft, type NewInvitation } from './invitation-draft.js';
import { findInvitation, type InvitationDetails } from './invitation-list.store.js';
import { countSentToday, keepCount, takeUncounted } from './invitation-quota.store.js';
import { findCurrent, insertInvitation } from './invitation.store.js';
import { invitingScopeOf } from './inviting-scope.js';
import { type InvitationCode, MailInvitation, newInvitationCode } from './mail-invitation.js';

export type SendingOutcome = 'sent' | 'open' | 'accepted';

type CheckedInvitation = CheckedDraft & { readonly id: string; readonly email: string };

@Injectable()
export class SendInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mail: MailInvitation,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Of concurrent calls for one address exactly one sends a mail. The result does not depend on whether the address has an
   * account. Who accepted before may be invited again.
   * @throws CodedError `authorization.refused`, `company.approval_pending`, `request.invalid_fields`, `permission.not_held`,
   * `invitation.already_open` or `invitation.too_many`
   */
  execute(actor: Actor, given: NewInvitation): Promise<InvitationDetails> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await invitingScopeOf(db, actor, given);
      const { outcome, id } = await this.send(db, actor, scope, given);
      if (outcome !== 'sent') throw new CodedError('invitation.already_open');
      return (await findInvitation(db, { kind: 'all' }, id))!;
    });
  }

  /**
   * As `execute`, in the caller's transaction. Sends nothing to an address with an open invitation.
   * @param onlyNew also sends nothing to an address that accepted before
   * @param isRehearsal the caller rolls back: writes only what can fail, neither mail nor audit entry
   * @returns the id of the invitation that was sent, or of the one that prevented it
   */
  async send(
    db: EntityManager,
    actor: Actor,
    scope: ManagementScope,
    given: NewInvitation,
    {
      onlyNew = false,
      isRehearsal = false,
    }: { readonly onlyNew?: boolean; readonly isRehearsal?: boolean } = {},
  ): Promise<{ readonly outcome: SendingOutcome; readonly id: string }> {
    const email = acceptedEmail(given.email);
    const draft = await checkDraft(db, actor, scope, given);
    // Before the limit, so that a repeated import reports what exists. The insert settles races.
    const before = await findCurrent(db, draft.companyId, email);
    if (before && (onlyNew || before.state === 'open')) return { outcome: before.state, id: before.id };
    if (scope.kind === 'company') await takeOfQuota(db, scope.userId, this.settings.invitationsPerDay);
    const id = uuidv7();
    const row = { ...draft, id, email };
    const code = newInvitationCode();
    if (!(await this.insert(db, actor, given, row, code))) {
      const current = await findCurrent(db, draft.companyId, email);
      if (!current) throw new CodedError('resource.changed_meanwhile');
      return { outcome: current.state, id: current.id };
    }
    if (!isRehearsal) await this.tell(db, actor, given, row, code);
    return { outcome: 'sent', id };
  }

  /** @returns false if a concurrent call invited the address */
  private insert(
    db: EntityManager,
    actor: Actor,
    { profile, phones = [], language = this.settings.defaultLanguage }: NewInvitation,
    { id, email, companyId, departmentId, areaId, part, permissions, group }: CheckedInvitation,
    { codeDigest, mailId }: InvitationCode,
  ): Promise<boolean> {
    return insertInvitation(db, {
      id,
      email,
      olderSpelling: storedSpellings(email)[1] ?? null,
      companyId,
      language,
      profile,
      phones: [...phones],
      departmentId,
      areaId,
      part,
      codeDigest,
      mailId,
      invitedBy: actor.userId ?? null,
      fromShell: actor.userId === undefined,
      permissionIds: permissions.map((permission) => permission.id),
      permissionGroup: group,
      life: this.settings.invitationDays,
    });
  }

  /** Writes the mail and the audit entry. */
  private async tell(
    db: EntityManager,
    actor: Actor,
    { profile, language = this.settings.defaultLanguage }: NewInvitation,
    { id, email, companyId, company, permissions, group, ...draft }: CheckedInvitation,
    code: InvitationCode,
  ): Promise<void> {
    const by = companyId === null ? await actorName(db, actor) : '';
    const { department, area, departmentId, areaId, part } = draft;
    await this.mail.send(db, code, { to: email, language, company, by, department, area });
    // Neither the address nor the draft of the profile: audit entries are never deleted.
    await recordChange(db, actor, {
      action: 'invitation.sent',
      target: id,
      before: null,
      after: {
        type: profile.type,
        company_id: companyId,
        department_id: departmentId,
        area_id: areaId,
        part,
        permissions: permissions.map(labelOf),
        ...(group !== null && { group }),
      },
    });
  }
}

/** @throws CodedError `invitation.too_many` */
async function takeOfQuota(db: EntityManager, companyId: number, perDay: number): Promise<void> {
  if (await takeUncounted(db, companyId, perDay)) return;
  await keepCount(db, companyId, (await requireQuota(db, companyId, perDay)) + 1);
}

/** @returns the mails that count. @throws CodedError `invitation.too_many` */
export async function requireQuota(db: EntityManager, companyId: number, perDay: number): Promise<number> {
  const { sent, seconds } = await countSentToday(db, companyId);
  if (sent >= perDay) throw new CodedError('invitation.too_many', { retryAfter: seconds });
  return sent;
}
