/** Issues one-time codes and mails them as links, in the caller's transaction. */
import { AccountSettings, AppSettings } from '#config';
import { type MailTemplate, MailOutbox } from '#mail-queue';
import { newSecretToken } from '#sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AddressHolder } from '#auth/user';
import { codeLink } from './code-link.js';
import { issueCodes, type NewCode } from './code.store.js';
import type { CodePurpose } from './one-time-code.entity.js';
import { digestOf } from './secret-code.js';

/** The codes in each mail. */
const codesOf = {
  activation: ['activation'],
  'activation-again': ['activation'],
  'account-exists': ['password_reset'],
  'account-closed': [],
  'account-created': ['password_reset'],
  'password-reset': ['password_reset'],
  'email-change': ['email_change'],
} as const satisfies Partial<Record<MailTemplate, readonly CodePurpose[]>>;

/** The template variable of each link. */
const linkNames: Readonly<Record<CodePurpose, string>> = {
  activation: 'link',
  password_reset: 'resetLink',
  email_change: 'link',
};

export type CodeMail = keyof typeof codesOf;

export type Addressee = Pick<AddressHolder, 'userId' | 'email' | 'language'>;

@Injectable()
export class MailCode {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly app: AppSettings,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * @param besides what is stored with the code; if it has a `newEmail`, the mail goes there
   * @param texts further parameters of the template
   */
  async send(
    db: EntityManager,
    template: CodeMail,
    { userId, email, language }: Addressee,
    besides: Pick<NewCode, 'newEmail' | 'sessionId' | 'browserDigest'> = {},
    texts: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const codes = codesOf[template].map((purpose) => ({ purpose, code: newSecretToken() }));
    // Runs even without codes, so that the work done does not reveal whether an address has an account.
    await issueCodes(
      db,
      userId,
      codes.map(({ purpose, code }) => ({
        purpose,
        digest: digestOf(code),
        life: this.lifeOf(template, purpose),
        ...besides,
      })),
    );
    const links = codes.map(({ purpose, code }) => [
      linkNames[purpose],
      codeLink(purpose, { userId, code }, this.app, this.settings),
    ]);
    const parameters = { ...texts, ...(Object.fromEntries(links) as Record<string, string>) };
    const to = besides.newEmail ?? email;
    await this.outbox.add(db, { to, template, language, parameters, about: userId });
  }

  /** Notifies the owner of an address that someone tried to register or adopt it. */
  async notifyHolder(db: EntityManager, holder: AddressHolder): Promise<void> {
    const mails = {
      active: 'account-exists',
      awaiting: 'activation-again',
      created: 'account-exists',
      closed: 'account-closed',
    } as const;
    await this.send(db, mails[holder.status], holder);
  }

  /** Seconds. The owner of a new account does not expect its mail, and so has as long as for an activation. */
  private lifeOf(template: CodeMail, purpose: CodePurpose): number {
    const { activationCodeLife, resetCodeLife, emailCodeLife } = this.settings;
    if (template === 'account-created') return activationCodeLife;
    return { activation: activationCodeLife, password_reset: resetCodeLife, email_change: emailCodeLife }[
      purpose
    ];
  }
}
