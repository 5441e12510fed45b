/** Makes a database that was restored from a backup safe to use: what happened after the backup cannot be undone by the restore. */
import { recordChange } from '#auth/audit';
import { EraseAccount } from '#auth/account';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { type EndedEverywhere, EndEverybodysSessions } from '#auth/session';
import { ListKeys, RevokeKey } from '#auth/token';
import { parseUserId } from '#auth/user';
import { inTransaction, readFrom } from '#database';
import { CodedError, invalidOptions } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readTextFile } from '../utf8-input.js';
import {
  announcePermissions,
  hasRunningApps,
  holdWaitingMails,
  renumberTransactions,
  skipUserIds,
  withdrawLinks,
  withdrawRequests,
} from './restored-rows.store.js';

export interface Restored {
  /** Ids of accounts that were erased after the backup was made. */
  readonly erased: readonly number[];
  /** Ids of users that are left unused, because accounts that were created after the backup had some of them. */
  readonly skippedIds: number;
}

export interface CompletedRestore extends EndedEverywhere {
  readonly revokedKeys: number;
  readonly erasedAccounts: number;
  /** Links for a new password or email, and requests for them. */
  readonly withdrawnLinks: number;
  readonly heldMails: number;
  /** Users whose permissions are published again. */
  readonly announcedUsers: number;
}

/** Users per transaction. */
const batchSize = 5000;

@Injectable()
export class CompleteRestore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eraseAccount: EraseAccount,
    private readonly endEverybodysSessions: EndEverybodysSessions,
    private readonly listKeys: ListKeys,
    private readonly revokeKey: RevokeKey,
  ) {}

  /**
   * An interrupted call can be repeated; it skips further ids. Decision 109.
   * @param onProgress gets the number of users whose sessions have ended, and of all
   * @throws CodedError `authorization.refused`; `request.invalid_fields` while apps are connected to the database
   */
  async execute(
    actor: Actor,
    { erased, skippedIds }: Restored,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<CompletedRestore> {
    requireSuperuser(actor);
    if (await readFrom(this.dataSource, hasRunningApps)) {
      throw invalidOptions({ database: 'Apps are connected to this database. Stop them first.' });
    }
    const heldMails = await inTransaction(this.dataSource, holdWaitingMails);
    await inTransaction(this.dataSource, renumberTransactions);
    await inTransaction(this.dataSource, (db) => skipUserIds(db, skippedIds));
    const withdrawnLinks = await inTransaction(
      this.dataSource,
      async (db) => (await withdrawRequests(db)) + (await withdrawLinks(db)),
    );
    const revokedKeys = await this.revokeKeys(actor);
    const ended = await this.endEverybodysSessions.execute(actor, onProgress);
    const erasedAccounts = await this.eraseAgain(actor, erased);
    const announcedUsers = await this.announceAll();
    const completed = {
      ...ended,
      revokedKeys,
      erasedAccounts,
      withdrawnLinks,
      heldMails,
      announcedUsers,
    };
    await inTransaction(this.dataSource, (db) =>
      recordChange(db, actor, {
        action: 'backup.restored',
        target: 'database',
        before: null,
        after: { sessions: ended.sessions, erased: erasedAccounts, held_mails: heldMails },
      }),
    );
    return completed;
  }

  /** The key that signs is revoked last: its successor signs from then on. */
  private async revokeKeys(actor: Actor): Promise<number> {
    const keys = (await this.listKeys.execute(actor)).filter(({ state }) => state !== 'revoked');
    const lastSigning = keys.toSorted(
      (one, other) => Number(one.state === 'signing') - Number(other.state === 'signing'),
    );
    for (const { kid } of lastSigning) await this.revokeKey.execute(actor, kid);
    return keys.length;
  }

  /** Accounts that the backup does not have are skipped. */
  private async eraseAgain(actor: Actor, erased: readonly number[]): Promise<number> {
    let count = 0;
    for (const userId of erased) {
      try {
        await this.eraseAccount.execute(actor, { userId, version: undefined });
        count++;
      } catch (error) {
        if (!(error instanceof CodedError && error.code === 'resource.not_found')) throw error;
      }
    }
    return count;
  }

  /** Services may have permissions that were granted after the backup. */
  private async announceAll(): Promise<number> {
    let [announced, after] = [0, 0];
    for (;;) {
      const batch = await inTransaction(this.dataSource, (db) => announcePermissions(db, after, batchSize));
      announced += batch.users;
      if (batch.last === null) return announced;
      after = batch.last;
    }
  }
}

/** @param file one id of a user per line, at most 4 MiB. @throws CodedError `request.invalid_fields` that names the first line that is no id */
export async function readUserIds(file: string): Promise<number[]> {
  const lines = (await readTextFile(file)).split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const id = parseUserId(line);
    if (id !== undefined) return [id];
    throw invalidOptions({ erased: `Line ${index + 1} of ${file} is not the id of a user.` });
  });
}
