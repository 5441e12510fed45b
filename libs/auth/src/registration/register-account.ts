/** Creates an account with its profile and the confirmation mail in one transaction. */
import { AccountSettings } from '#config';
import { inTransaction, isUniqueViolation } from '#database';
import type { Language } from '#errors';
import { type ActivityOutcome, countActivity } from '#metrics';
import { newSecretToken } from '#sealing';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { HashNewPassword } from '#auth/password';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import {
  digestOf,
  insertProfile,
  insertUser,
  MailCode,
  namesIn,
  type NewUser,
  nameTaken,
  type ProfileInput,
  takenValue,
  withBirthDay,
} from '#auth/account';
import { acceptedEmail, findAddressHolder, storedSpellings } from '#auth/user';
import { RegistrationSettled, reserveName, writeRegistration } from './registration.store.js';

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly profile: ProfileInput;
  /** The language of this and all later mails. */
  readonly language: Language;
}

/** The cookie secret that lets the browser that registered confirm without the password. */
export interface BrowserProof {
  readonly token: string;
  /** Seconds. */
  readonly life: number;
}

@Injectable()
export class RegisterAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hashNewPassword: HashNewPassword,
    private readonly mailCode: MailCode,
    private readonly guesses: GuessLimiter,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * With activation, neither the result nor the work done reveals whether the email was free; the holder of a taken
   * email is notified instead (see decision 29). An unconfirmed account takes the password and details of the latest
   * registration.
   * @returns undefined without activation
   * @throws CodedError `request.invalid_fields` for an invalid email, a weak password, a taken company name, and
   * without activation a taken email; `password.busy`; `throttle.network_limit` or `throttle.banned`
   */
  @Spanned('register account')
  async execute(registration: Registration, client: Client): Promise<BrowserProof | undefined> {
    // Checked before hashing, which is expensive.
    await this.guesses.spend('register', { client });
    const { password, language } = registration;
    const profile = withBirthDay<ProfileInput & { birth_date?: string }>(
      registration.profile,
      this.settings.timeZone,
    );
    const email = acceptedEmail(registration.email);
    const passwordHash = await this.hashNewPassword.execute({ password, email, names: namesIn(profile) });
    const user = { subject: uuidv7(), email, passwordHash, language };
    try {
      if (this.settings.activation) return await this.registerQuietly(user, profile, client);
      await this.registerAtOnce(user, profile);
      return undefined;
    } catch (error) {
      throw takenValue(error);
    }
  }

  private async registerAtOnce(user: NewUser, profile: ProfileInput): Promise<void> {
    await inTransaction(this.dataSource, async (db) => {
      const userId = await insertUser(db, { ...user, isActive: true, getAccessDate: new Date() });
      await insertProfile(db, userId, profile, { awaitsApproval: this.settings.companyApproval });
    });
    countActivity('registration', 'registered');
  }

  /**
   * A concurrent request may register or confirm the email between the read and the write; the second attempt reads the
   * new state.
   */
  private async registerQuietly(user: NewUser, profile: ProfileInput, client: Client): Promise<BrowserProof> {
    // Prevents flooding of another person's mailbox: over the limit the response is the same, but no mail is sent.
    const mayMail = await this.guesses.mayAct('register', user.email, client);
    const proof = { token: newSecretToken(), life: this.settings.activationCodeLife };
    const written = { user, profile, mayMail, browserDigest: digestOf(proof.token) };
    const attempt = () => inTransaction(this.dataSource, (db) => this.write(db, written));
    const outcome = await attempt().catch((error: unknown) => {
      const outrun = isUniqueViolation(error, 'users_email_key') || error instanceof RegistrationSettled;
      if (!outrun) throw error;
      return attempt();
    });
    countActivity('registration', outcome);
    return proof;
  }

  /** Without a mail nothing is replaced: the last mailed code confirms the registration it was sent for. */
  private async write(
    db: EntityManager,
    { user, profile, mayMail, browserDigest }: WrittenRegistration,
  ): Promise<ActivityOutcome<'registration'>> {
    const holder = await findAddressHolder(db, storedSpellings(user.email));
    const replaced = mayMail && holder?.status === 'awaiting' ? holder : undefined;
    const mail = (userId: number) =>
      this.mailCode.send(
        db,
        replaced ? 'activation-again' : 'activation',
        { ...user, userId },
        { browserDigest },
      );
    // Locks the code before the account, in the same order as a confirmation and a reset.
    if (replaced) await mail(replaced.userId);
    const userId = await writeRegistration(
      db,
      { user, profile, awaitsApproval: this.settings.companyApproval },
      { ...(holder && { holder }), ...(replaced && { replaced }) },
    );
    if (profile.type === 'company' && !(await reserveName(db, profile.name, userId))) throw nameTaken();
    if (mayMail && !replaced) {
      if (holder) await this.mailCode.notifyHolder(db, holder);
      else await mail(userId);
    }
    if (!holder) return 'registered';
    return holder.status === 'awaiting' ? 'repeated' : 'taken';
  }
}

interface WrittenRegistration {
  readonly user: NewUser;
  readonly profile: ProfileInput;
  readonly mayMail: boolean;
  readonly browserDigest: Buffer;
}
