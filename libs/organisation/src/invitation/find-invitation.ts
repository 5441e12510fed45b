/** Reads the invitation of a mailed code for the invited person, and records that it was opened. */
import { inTransaction } from '#database';
import { CodedError, type ErrorCode } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { digestOf } from '#auth/account';
import type { Actor } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { findAddressHolder, findUser, storedSpellings } from '#auth/user';
import { type CodedInvitation, findByCode, type InvitationDetails } from './invitation-list.store.js';
import { markOpened } from './invitation.store.js';
import type { InvitationState } from './invitation.entity.js';

/** What the invited person does: set a password, log in first, or only accept. */
export type NextStep = 'set_password' | 'log_in' | 'accept';

export interface OfferedInvitation extends InvitationDetails {
  readonly codeDigest: Buffer;
  readonly next: NextStep;
}

const refusals: Readonly<Partial<Record<InvitationState, ErrorCode>>> = {
  accepted: 'invitation.accepted_already',
  declined: 'invitation.declined_already',
  revoked: 'invitation.revoked',
  expired: 'invitation.expired',
};

export interface ReadCode {
  /** From the link. */
  readonly code: string;
  /** Whether a person, or a mail scanner, looks at it for the first time. */
  readonly isOpening?: boolean;
}

@Injectable()
export class FindInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Who holds the code reads the mailbox, and so may learn that the address has an account.
   * @param actor undefined for a browser without a session
   * @throws CodedError as `open`; `invitation.account_closed` or `invitation.other_person`
   */
  async execute(
    { code, isOpening = false }: ReadCode,
    actor: Actor | undefined,
    client: Client,
  ): Promise<OfferedInvitation> {
    const { codeDigest } = await this.open(code, client);
    return inTransaction(this.dataSource, async (db) => {
      const found = await requireOpen(db, codeDigest);
      if (isOpening) await markOpened(db, found.id);
      const holder = await findAddressHolder(db, storedSpellings(found.email));
      if (holder?.status === 'closed') throw new CodedError('invitation.account_closed');
      if (actor?.userId !== undefined) {
        const isOther = holder?.userId !== actor.userId || !(await findUser(db, actor.userId));
        if (isOther) throw new CodedError('invitation.other_person');
        return { ...found, codeDigest, next: 'accept' };
      }
      if (holder?.status !== 'active') return { ...found, codeDigest, next: 'set_password' };
      // An acceptance that was committed between the two reads created the account.
      await requireOpen(db, codeDigest);
      return { ...found, codeDigest, next: 'log_in' };
    });
  }

  /**
   * As `execute`, whatever account the address has. Unknown codes are limited by address alone, because codes cannot be guessed.
   * Links of invitations that ended are no guesses.
   * @throws CodedError `invitation.code_rejected`, `invitation.accepted_already`, `invitation.declined_already`,
   * `invitation.revoked`, `invitation.expired`, `invitation.replaced`, `throttle.network_limit` or `throttle.banned`
   */
  async open(code: string, client: Client): Promise<{ readonly id: string; readonly codeDigest: Buffer }> {
    const codeDigest = digestOf(code);
    const found = await this.guesses.attempt({ client, act: 'link' }, () =>
      inTransaction(this.dataSource, (db) => requireKnown(db, codeDigest)),
    );
    refuseEnded(found);
    return { id: found.id, codeDigest };
  }
}

async function requireKnown(db: EntityManager, codeDigest: Buffer): Promise<CodedInvitation> {
  const found = await findByCode(db, codeDigest);
  if (!found) throw new CodedError('invitation.code_rejected');
  return found;
}

function refuseEnded({ state, isReplaced }: CodedInvitation): void {
  const refusal = refusals[state] ?? (isReplaced ? 'invitation.replaced' : undefined);
  if (refusal) throw new CodedError(refusal);
}

async function requireOpen(db: EntityManager, codeDigest: Buffer): Promise<InvitationDetails> {
  const { isReplaced, ...found } = await requireKnown(db, codeDigest);
  refuseEnded({ ...found, isReplaced });
  return found;
}
