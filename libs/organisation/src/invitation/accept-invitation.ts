/** Accepts an invitation: the consent that joining a company needs. Creates or activates the account if necessary. */
import { AccountSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { namesIn, type ProfileChanges, type ProfileInput, takenValue } from '#auth/account';
import { noFlags, type UserActor } from '#auth/authorization';
import { HashNewPassword } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type DeviceToken, RememberDevice } from '#auth/throttle';
import { accountOf, type NewCredentials } from './accepting-account.js';
import { completeProfile } from './complete-profile.js';
import { FindInvitation, type OfferedInvitation } from './find-invitation.js';
import { acceptInvitation, lockOpen } from './invitation.store.js';
import { requireStillInviting } from './inviting-scope.js';
import { type Joined, joinCompany } from './join-company.js';

export interface InvitationAcceptance {
  readonly code: string;
  /** Only without an account. */
  readonly password?: string | undefined;
  /** Completes or corrects the draft; only without an account. */
  readonly profile?: ProfileChanges | undefined;
}

export interface Acceptance extends Joined {
  readonly userId: number;
  /** Name of the company. */
  readonly company: string | null;
  /** Whether the acceptance created or activated the account, whose owner then logs in. */
  readonly isNew: boolean;
  /** Of the browser, for a new account. */
  readonly device: DeviceToken | undefined;
}

@Injectable()
export class AcceptInvitation {
  private readonly logger = new Logger('Invitation');

  constructor(
    private readonly dataSource: DataSource,
    private readonly findInvitation: FindInvitation,
    private readonly hashNewPassword: HashNewPassword,
    private readonly rememberDevice: RememberDevice,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Of concurrent acceptances exactly one succeeds, and a refused one spends nothing. An address without an active account gets
   * one that may log in at once, because the code proves the mailbox; every other account must be logged in.
   * @param actor undefined for a browser without a session
   * @throws CodedError as `FindInvitation`; `invitation.login_required`, `invitation.other_profile`,
   * `invitation.company_gone`, `invitation.inviter_gone`, `invitation.share_exceeds`, `permission.too_many`, `password.busy`, or `request.invalid_fields`
   * for `password` or `profile`
   */
  async execute(
    given: InvitationAcceptance,
    actor: UserActor | undefined,
    client: Client,
  ): Promise<Acceptance> {
    const offered = await this.findInvitation.execute({ code: given.code }, actor, client);
    if (offered.next === 'log_in') throw new CodedError('invitation.login_required');
    const credentials = actor ? undefined : await this.credentials(offered, given);
    try {
      const acceptance = await inTransaction(this.dataSource, (db) =>
        this.write(db, { offered, actor, credentials, client }),
      );
      // A concurrent request accepted, or withdrew; reading the invitation again throws the matching error.
      if (!acceptance) {
        await this.findInvitation.execute({ code: given.code }, actor, client);
        throw new CodedError('resource.changed_meanwhile');
      }
      this.logger.log({ event: 'invitation.accepted', invitation: offered.id, userId: acceptance.userId });
      return acceptance;
    } catch (error) {
      throw takenValue(error);
    }
  }

  private async credentials(
    { email, profile: draft }: OfferedInvitation,
    { password, profile: given = {} }: InvitationAcceptance,
  ): Promise<NewCredentials> {
    const profile: ProfileInput = completeProfile(draft, given, this.settings.timeZone);
    if (password === undefined) throw invalidFields({ password: [fault('required')] });
    const names = namesIn(profile);
    return { profile, passwordHash: await this.hashNewPassword.execute({ password, email, names }) };
  }

  /** As `execute`, in the caller's transaction. @returns undefined if the invitation is no longer open */
  async write(
    db: EntityManager,
    { offered, actor, credentials, client }: Attempt,
  ): Promise<Acceptance | undefined> {
    const { id, codeDigest } = offered;
    const invitation = await lockOpen(db, codeDigest);
    if (!invitation) return undefined;
    await requireStillInviting(db, invitation);
    const userId = await accountOf(db, invitation, actor?.userId, credentials, this.settings);
    const accepting = actor ?? { ...noFlags, userId };
    const joined = await joinCompany(db, accepting, invitation, userId);
    if (!(await acceptInvitation(db, { id, codeDigest, userId }))) return undefined;
    const { companyId, departmentId, areaId, part } = invitation;
    await recordChange(db, accepting, {
      action: 'invitation.accepted',
      target: id,
      before: null,
      after: {
        user_id: userId,
        company_id: companyId,
        department_id: departmentId,
        area_id: areaId,
        part,
        gone: joined.gone,
        permissions: joined.granted,
        permissions_left_out: joined.leftOut,
      },
    });
    const device = actor ? undefined : await this.rememberDevice.ofUser(db, userId, client);
    return { ...joined, userId, company: offered.company, isNew: !actor, device };
  }
}

export interface Attempt {
  readonly offered: Pick<OfferedInvitation, 'id' | 'codeDigest' | 'company'>;
  readonly actor: UserActor | undefined;
  readonly credentials: NewCredentials | undefined;
  readonly client: Client;
}
