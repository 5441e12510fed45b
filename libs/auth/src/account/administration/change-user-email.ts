/** An administrator changes the email of an account. The reader of the new mailbox confirms it. */
import { AccountSettings, AppSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { MailOutbox } from '#mail-queue';
import { newSecretToken } from '#sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordPersonalChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { recordSecurityEvent } from '#auth/security-event';
import {
  acceptedEmail,
  type AddressHolder,
  findAddressHolder,
  findUser,
  lockUser,
  storedSpellings,
} from '#auth/user';
import { endCodes } from '../code/code.store.js';
import { objectionLink } from '../code/code-link.js';
import { MailCode } from '../code/mail-code.js';
import { digestOf } from '../code/secret-code.js';
import type { AccountDetails } from '../details/account-details.js';
import { findDetails } from '../details/details.store.js';
import { addObjection } from '../email/email-objection.store.js';
import { replaceWaitingEmail } from '../email/email.store.js';
import { actorName } from './actor-name.js';
import { takenValue } from '../taken-value.js';

export interface UserEmailChange {
  readonly userId: number;
  /** The version that the administrator read; undefined for the CLI, which reads and changes in one transaction. */
  readonly version: number | undefined;
  readonly newEmail: string;
}

@Injectable()
export class ChangeUserEmail {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailCode: MailCode,
    private readonly outbox: MailOutbox,
    private readonly app: AppSettings,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * An active account keeps its email until its owner opens the link mailed to the new address, and proves ownership as for a
   * change of their own. The old address gets a link to object, and a new password cancels the change. An account that waits for its
   * activation changes at once, because its address may be mistyped: its mailed links end, and the new address gets one.
   * @returns the account as it is now
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.changed_meanwhile`, `account.closed`, or
   * `request.invalid_fields` for an `email` that is invalid, unchanged or taken
   */
  async execute(actor: Actor, { userId, version, newEmail }: UserEmailChange): Promise<AccountDetails> {
    requireAdministrator(actor);
    const email = acceptedEmail(newEmail);
    try {
      return await inTransaction(this.dataSource, async (db) => {
        const found = await findUser(db, userId);
        if (!found) throw new CodedError('resource.not_found');
        if (version !== undefined && version !== found.version)
          throw new CodedError('resource.changed_meanwhile');
        requireHigherRank(actor, found);
        const own = await findAddressHolder(db, [found.email]);
        // Another change was confirmed since the first reading.
        if (own?.userId !== userId) throw new CodedError('resource.changed_meanwhile');
        await requireFree(db, email, userId);
        if (own.status === 'closed') throw new CodedError('account.closed');
        if (own.status === 'active') await this.request(db, actor, own, email);
        else await this.replace(db, actor, own, email);
        // Locks the account after its codes, in the same order as a confirmation.
        const locked = await lockUser(db, userId);
        const hasChanged = own.status === 'active' && locked?.version !== found.version;
        if (hasChanged) throw new CodedError('resource.changed_meanwhile');
        return (await findDetails(db, userId))!;
      });
    } catch (error) {
      throw takenValue(error);
    }
  }

  private async request(
    db: EntityManager,
    actor: Actor,
    own: AddressHolder,
    newEmail: string,
  ): Promise<void> {
    const { userId, email, language } = own;
    await this.mailCode.send(db, 'email-change', own, { newEmail });
    const code = newSecretToken();
    await addObjection(db, {
      digest: digestOf(code),
      userId,
      formerEmail: email,
      requestedBy: actor.userId,
      life: this.settings.newDeviceCodeLife,
    });
    const link = objectionLink({ userId, code }, this.app);
    await this.outbox.add(db, {
      to: email,
      template: 'email-change-admin',
      language,
      parameters: { newEmail, by: await actorName(db, actor), link },
      about: userId,
    });
    await recordSecurityEvent(db, { kind: 'email.change_requested', userId });
    const change = { before: { email }, after: { email: newEmail } };
    await recordPersonalChange(db, actor, { action: 'user.email_change_requested', userId, ...change });
  }

  /** The owner of the former address is not notified: they may have nothing to do with the account. */
  private async replace(
    db: EntityManager,
    actor: Actor,
    own: AddressHolder,
    newEmail: string,
  ): Promise<void> {
    const { userId, email } = own;
    await endCodes(db, userId);
    const addressee = { ...own, email: newEmail };
    if (own.status === 'awaiting') await this.mailCode.send(db, 'activation', addressee);
    else await this.mailCode.send(db, 'account-created', addressee, {}, { by: await actorName(db, actor) });
    if (!(await replaceWaitingEmail(db, userId, newEmail)))
      throw new CodedError('resource.changed_meanwhile');
    const change = { before: { email }, after: { email: newEmail } };
    await recordPersonalChange(db, actor, { action: 'user.email_changed', userId, ...change });
  }
}

async function requireFree(db: EntityManager, email: string, userId: number): Promise<void> {
  const holder = await findAddressHolder(db, storedSpellings(email));
  if (!holder) return;
  throw invalidFields({
    email: [holder.userId === userId ? fault('email_of_account') : fault('email_taken')],
  });
}
