/** Creates an account with its profile and the mail that activates it, all or nothing. */
import { AccountSettings } from '#config';
import { inTransaction, isUniqueViolation } from '#database';
import type { Language } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { HashNewPassword } from '../password/hash-new-password.js';
import type { Client } from '../security-event/client.js';
import { GuessLimiter } from '../throttle/guess-limiter.js';
import { insertUser } from './account.store.js';
import { findHolder } from './address-holder.store.js';
import { acceptedEmail, storedSpellings } from './canonical-email.js';
import { MailCode } from './code/mail-code.js';
import { insertProfile } from './insert-profile.js';
import type { ProfileInput } from './profile-input.js';
import { insertUnlessHeld, type NewUser, reserveName } from './registration.store.js';
import { nameTaken, takenValue } from './taken-value.js';

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly profile: ProfileInput;
  /** Of the mail, and of all later ones. */
  readonly language: Language;
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
   * With activation neither what is returned nor the work done tells whether the email was free: if it is held, its
   * holder gets a mail instead (see decision 29).
   * @throws CodedError `request.invalid_fields` for an unacceptable email, a weak password, a taken company name, and without activation a taken
   * email; `password.busy`; with activation `throttle.banned`
   */
  async execute(registration: Registration, client: Client): Promise<void> {
    const { password, language, profile } = registration;
    const email = acceptedEmail(registration.email);
    const passwordHash = await this.hashNewPassword.execute({ password, email });
    const user = { subject: uuidv7(), email, passwordHash, language };
    try {
      if (this.settings.activation) await this.registerQuietly(user, profile, client);
      else await this.registerAtOnce(user, profile);
    } catch (error) {
      throw takenValue(error);
    }
  }

  private async registerAtOnce(user: NewUser, profile: ProfileInput): Promise<void> {
    await inTransaction(this.dataSource, async (db) => {
      const userId = await insertUser(db, { ...user, isActive: true, getAccessDate: new Date() });
      await insertProfile(db, userId, profile);
    });
  }

  /** Somebody may take the email between the look and the write: the constraint tells, and the second try sees it. */
  private async registerQuietly(user: NewUser, profile: ProfileInput, client: Client): Promise<void> {
    // Nobody fills the mailbox of somebody else: after the limit the answer is the same, but no mail goes out.
    const mayMail = await this.guesses.mayAct('register', user.email, client);
    const attempt = () => inTransaction(this.dataSource, (db) => this.write(db, user, profile, mayMail));
    await attempt().catch((error: unknown) => {
      if (!isUniqueViolation(error, 'users_email_key')) throw error;
      return attempt();
    });
  }

  private async write(
    db: EntityManager,
    user: NewUser,
    profile: ProfileInput,
    mayMail: boolean,
  ): Promise<void> {
    const holder = await findHolder(db, storedSpellings(user.email));
    const userId = await insertUnlessHeld(db, { ...user, awaitsActivation: true }, profile, holder);
    if (profile.type === 'company' && !(await reserveName(db, profile.name, userId))) throw nameTaken();
    if (!mayMail) return;
    if (holder) await this.mailCode.tellHolder(db, holder);
    else await this.mailCode.send(db, 'activation', { ...user, userId });
  }
}
