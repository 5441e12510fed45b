/** Changes the second factors of a user, with recovery codes, session replacement and notification, in one transaction. */
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Client } from '#auth/security-event';
import {
  type FinalReason,
  type ReplacedSession,
  ReplaceSession,
  type SecondFactorMethod,
} from '#auth/session';
import type { IssuedTokens } from '#auth/token';
import { lockOwnerIn, noteFactors } from './owner.store.js';
import { replaceRecoveryCodes } from './recovery-code/recovery-code.store.js';
import { RecoveryCodes } from './recovery-code/recovery-codes.js';
import { type FactorEventKind, NotifyOwner } from './notify-owner.js';

export interface FactorChange<T> {
  readonly userId: number;
  /** In which it is asked for; a new session takes its place. */
  readonly sessionId: string;
  readonly client: Client;
  readonly kind: FactorEventKind;
  /** Of the password it rests on, if it was asked for; see `ConfirmPassword`. */
  readonly setAt?: string | null;
  /** Of a factor that is added: the session has shown it by adding it. */
  readonly proves?: SecondFactorMethod;
  readonly make: (db: EntityManager) => Promise<T>;
}

export interface ChangedFactors<T> {
  readonly made: T;
  /** Of the first factor: to be shown now and never again. */
  readonly recoveryCodes: readonly string[] | undefined;
  /** Of the new session. */
  readonly tokens: IssuedTokens;
}

/** What the transaction of a change leaves. */
interface MadeChange<T> {
  readonly made: Omit<ChangedFactors<T>, 'tokens'>;
  readonly replaced: ReplacedSession;
}

@Injectable()
export class ChangeFactors {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly replaceSession: ReplaceSession,
    private readonly codes: RecoveryCodes,
    private readonly owner: NotifyOwner,
  ) {}

  /**
   * With the first factor come recovery codes, with the last one they go. A factor added first, or taken away, ends the
   * other sessions: those that never showed it, or may have been why it was taken away (OWASP ASVS 5.0, 7.4.3).
   * @throws CodedError `resource.changed_meanwhile` if the session or the password is no longer what it was,
   * `session.token_invalid` if the session ends at the same moment, and what `make` throws
   */
  async execute<T>(change: FactorChange<T>): Promise<ChangedFactors<T>> {
    const { made, tokens } = await this.replaceSession.execute((db, successorId) =>
      this.change(db, change, successorId),
    );
    const { userId, kind, client } = change;
    this.logger.log({ event: kind, userId, sessionId: tokens.sessionId, address: client.address });
    return { ...made, tokens };
  }

  private async change<T>(
    db: EntityManager,
    change: FactorChange<T>,
    successorId: string,
  ): Promise<MadeChange<T>> {
    const { userId, sessionId, client, kind, proves } = change;
    const before = await lockOwnerIn(db, change, change.setAt);
    if (!before) throw new CodedError('resource.changed_meanwhile');
    const made = await change.make(db);
    const has = await noteFactors(db, userId);
    const first = has && !before.hasSecondFactor;
    const recoveryCodes = first ? this.codes.newCodes() : undefined;
    if (recoveryCodes || !has) {
      const digests = recoveryCodes?.map((code) => this.codes.digest(userId, code)) ?? [];
      await replaceRecoveryCodes(db, userId, digests);
    }
    const othersEnd: FinalReason | undefined =
      first || kind.endsWith('_removed') ? 'second_factor_changed' : undefined;
    await this.owner.execute(db, { userId, sessionId: successorId, client, kind });
    const replaced = { userId, sessionId, client, othersEnd, secondFactor: proves };
    return { made: { made, recoveryCodes }, replaced };
  }
}
