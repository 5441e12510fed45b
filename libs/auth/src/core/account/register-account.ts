/** Creates an account with its profile and the mail that activates it, all or nothing. */
import { AccountSettings, AppSettings } from '#config';
import { inTransaction } from '#database';
import { invalidFields } from '#errors';
import { type Language, MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { PasswordHasher } from '../password/password-hasher.js';
import { passwordFaults } from '../password/password-rules.js';
import { insertCode, insertUser } from './account.store.js';
import { digestOf, newActivationCode } from './activation-code.js';
import { canonicalEmail } from './canonical-email.js';
import { insertProfile } from './insert-profile.js';
import type { ProfileInput } from './profile-input.js';
import { takenValue } from './taken-value.js';

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
    private readonly passwords: PasswordHasher,
    private readonly outbox: MailOutbox,
    private readonly app: AppSettings,
    private readonly settings: AccountSettings,
  ) {}

  /** @throws CodedError `request.invalid_fields` for a weak password, a taken email or a taken company name */
  async execute(registration: Registration): Promise<{ userId: number }> {
    const faults = passwordFaults(registration.password, {
      email: registration.email,
      minLength: this.settings.passwordMinLength,
    });
    if (faults.length > 0) throw invalidFields({ password: faults });
    const passwordHash = await this.passwords.hash(registration.password);
    try {
      const userId = await inTransaction(this.dataSource, (db) =>
        this.insert(db, registration, passwordHash),
      );
      return { userId };
    } catch (error) {
      throw takenValue(error);
    }
  }

  private async insert(db: EntityManager, registration: Registration, passwordHash: string) {
    const { profile, language } = registration;
    const email = canonicalEmail(registration.email);
    const active = !this.settings.activation;
    const userId = await insertUser(db, {
      subject: uuidv7(),
      email,
      passwordHash,
      language,
      isActive: active,
      getAccessDate: active ? new Date() : null,
    });
    await insertProfile(db, userId, profile);
    if (!active) await this.sendActivation(db, { userId, email, language });
    return userId;
  }

  private async sendActivation(
    db: EntityManager,
    { userId, email, language }: { userId: number; email: string; language: Language },
  ): Promise<void> {
    const code = newActivationCode();
    const digest = digestOf(code);
    await insertCode(db, { userId, purpose: 'activation', digest, life: this.settings.activationCodeLife });
    const query = new URLSearchParams({ user_id: String(userId), activation_code: code });
    const link = `${this.app.publicUrl}/api/v1/activate/?${query}`;
    await this.outbox.add(db, { to: email, template: 'activation', language, parameters: { link } });
  }
}
