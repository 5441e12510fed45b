/** An administrator creates an account of a worker, a tenant or a company. */
import { AccountSettings } from '#config';
import { inTransaction, onCommit } from '#database';
import { fault, invalidFields } from '#errors';
import { countActivity } from '#metrics';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import { type Actor, noFlags, type RankFlags, requireAdministrator, requireFlags } from '#auth/authorization';
import { HashNewPassword, unusablePassword } from '#auth/password';
import { acceptedEmail, findAddressHolder, storedSpellings } from '#auth/user';
import { insertUser, type NewUser } from '../account.store.js';
import { MailCode } from '../code/mail-code.js';
import { actorName } from './actor-name.js';
import type { AccountChanges, AccountDetails } from '../details/account-details.js';
import { findDetails } from '../details/details.store.js';
import { withBirthDay } from '../profile/birth-day.js';
import { insertProfile } from '../profile/insert-profile.js';
import { namesIn, type ProfileInput } from '../profile/profile-input.js';
import { takenValue } from '../taken-value.js';

export interface NewAccount {
  readonly email: string;
  /** Without one, the user sets a password by a mailed link, which also activates the account. */
  readonly password?: string | undefined;
  readonly profile: ProfileInput;
  readonly fields?: Omit<AccountChanges, 'profile'>;
  readonly flags?: Partial<RankFlags>;
}

type CreatedUser = NewUser & RankFlags & { readonly isActive: boolean };

@Injectable()
export class CreateUser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hashNewPassword: HashNewPassword,
    private readonly mailCode: MailCode,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Of concurrent calls for one address, exactly one creates an account. Administrators set only flags that they have. A
   * company that staff create awaits approval like one that registered itself, because only admins approve companies.
   * @throws CodedError `authorization.refused`; `request.invalid_fields` for a taken value, an invalid email or a weak
   * password; `password.busy`
   */
  async execute(actor: Actor, account: NewAccount): Promise<AccountDetails> {
    requireAdministrator(actor);
    const flags = { ...noFlags, ...account.flags };
    requireFlags(actor, noFlags, flags);
    const { fields = {} } = account;
    const email = acceptedEmail(account.email);
    const { additional_email: additional } = fields;
    const user: CreatedUser = {
      subject: uuidv7(),
      email,
      language: fields.language ?? this.settings.defaultLanguage,
      phones: [...(fields.phones ?? [])],
      number: fields.number ?? null,
      oldNumbers: [...(fields.old_numbers ?? [])],
      inn: fields.inn ?? null,
      additionalEmail: additional ? acceptedEmail(additional, 'additional_email') : null,
      comment: fields.comment ?? '',
      ...flags,
      ...(await this.access(account, email)),
      origin: 'administrator',
    };
    const profile = withBirthDay<ProfileInput & { birth_date?: string }>(
      account.profile,
      this.settings.timeZone,
    );
    try {
      return await inTransaction(this.dataSource, (db) => this.write(db, actor, user, profile));
    } catch (error) {
      throw takenValue(error);
    }
  }

  /** @returns the columns that decide whether the user may log in at once */
  private async access({ password, profile }: NewAccount, email: string) {
    if (password === undefined) {
      return { passwordHash: unusablePassword, isActive: false, awaitsActivation: true, getAccessDate: null };
    }
    const passwordHash = await this.hashNewPassword.execute({ password, email, names: namesIn(profile) });
    return {
      passwordHash,
      isActive: true,
      awaitsActivation: false,
      hasUnprovenEmail: true,
      getAccessDate: new Date(),
    };
  }

  private async write(
    db: EntityManager,
    actor: Actor,
    user: CreatedUser,
    profile: ProfileInput,
  ): Promise<AccountDetails> {
    const { email, language, isStaff, isAdmin, isSuperuser, isActive } = user;
    // Also finds accounts that are older than the canonical form of emails, which the unique constraint does not.
    if (await findAddressHolder(db, storedSpellings(email))) {
      throw invalidFields({ email: [fault('email_taken')] });
    }
    const userId = await insertUser(db, user);
    onCommit(db, () => countActivity('registration', 'created'));
    const mayApprove = actor.isSuperuser || actor.isAdmin;
    await insertProfile(db, userId, profile, {
      awaitsApproval: this.settings.companyApproval && !mayApprove,
    });
    await recordChange(db, actor, {
      action: 'user.created',
      target: userId,
      before: null,
      after: { type: profile.type, isActive, isStaff, isAdmin, isSuperuser },
    });
    if (!isActive) {
      const by = await actorName(db, actor);
      await this.mailCode.send(db, 'account-created', { userId, email, language }, {}, { by });
    }
    return (await findDetails(db, userId))!;
  }
}
