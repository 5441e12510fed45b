/** Issues the codes of invitations and mails them as links. */
import { AppSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { newSecretToken } from '#sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { digestOf } from '#auth/account';
import type { Language } from '#errors';

export interface InvitationMail {
  readonly to: string;
  readonly language: Language;
  /** Name of the inviting company; '' for none. */
  readonly company: string;
  /** Name of the administrator who invites without a company; '' for the shell. */
  readonly by: string;
  readonly department: string;
  /** Address and number. */
  readonly area: string;
}

/** A code that is not mailed yet: the invitation stores its digest first, so that a lost race writes no mail. */
export interface InvitationCode {
  readonly code: string;
  readonly codeDigest: Buffer;
  readonly mailId: string;
}

export function newInvitationCode(): InvitationCode {
  const code = newSecretToken();
  return { code, codeDigest: digestOf(code), mailId: uuidv7() };
}

@Injectable()
export class MailInvitation {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly app: AppSettings,
  ) {}

  /** Adds the mail of a code to the outbox. */
  async send(
    db: EntityManager,
    { code, mailId: id }: InvitationCode,
    { to, language, ...texts }: InvitationMail,
  ): Promise<void> {
    const link = new URL(`${this.app.publicUrl}/account/invitation`);
    link.searchParams.set('code', code);
    const parameters = { ...texts, link: link.href };
    await this.outbox.add(db, { id, to, language, template: 'invitation', parameters });
  }
}
