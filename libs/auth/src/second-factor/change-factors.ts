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
import { lockOwnerForChange, updateHasSecondFactor } from './owner.store.js';
import { replaceRecoveryCodes } from './recovery-code/recovery-code.store.js';
import { RecoveryCodes } from './recovery-code/recovery-codes.js';
import { type FactorEventKind, NotifyOwner } from './notify-owner.js';

export interface FactorChange<T> {
  readonly userId: number;
  /** The session that requests the change; a new session replaces it. */
  readonly sessionId: string;
  readonly client: Client;
  readonly kind: FactorEventKind;
  /** `password_changed_at` of the confirmed password, if one was required; see `ConfirmPassword`. */
  readonly setAt?: string | null;
  /** The added factor: adding it verifies it for the session. */
  readonly verified?: SecondFactorMethod;
  /** Makes the change, in the transaction. */
  readonly make: (db: EntityManager) => Promise<T>;
}

export interface ChangedFactors<T> {
  /** The result of `make`. */
  readonly made: T;
  /** Present if this is the account's first factor. They are shown once and cannot be read again. */
  readonly recoveryCodes: readonly string[] | undefined;
  /** Tokens of the new session. */
  readonly tokens: IssuedTokens;
}

/** The result of the transaction. */
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
   * The first factor creates recovery codes; removing the last one deletes them. Adding the first factor ends the other
   * sessions, because they never verified it. Removing a factor ends them too, because one of them may be the reason
   * (OWASP ASVS 5.0, 7.4.3).
   * @throws CodedError `resource.changed_meanwhile` if the session has ended or the password was changed meanwhile,
   * `session.token_invalid` if the session ends concurrently, and what `make` throws
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
    const { userId, sessionId, client, kind, verified } = change;
    const before = await lockOwnerForChange(db, change, change.setAt);
    if (!before) throw new CodedError('resource.changed_meanwhile');
    const made = await change.make(db);
    const has = await updateHasSecondFactor(db, userId);
    const first = has && !before.hasSecondFactor;
    const recoveryCodes = first ? this.codes.newCodes() : undefined;
    if (recoveryCodes || !has) {
      const digests = recoveryCodes?.map((code) => this.codes.digest(userId, code)) ?? [];
      await replaceRecoveryCodes(db, userId, digests);
    }
    const othersEnd: FinalReason | undefined =
      first || kind.endsWith('_removed') ? 'second_factor_changed' : undefined;
    await this.owner.execute(db, { userId, sessionId: successorId, client, kind });
    const replaced = { userId, sessionId, client, othersEnd, secondFactor: verified };
    return { made: { made, recoveryCodes }, replaced };
  }
}
