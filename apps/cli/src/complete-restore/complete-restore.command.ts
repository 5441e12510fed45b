/** `complete-restore`: run once after the restore of a backup, before the apps start. */
import { AccountModule } from '#auth/account';
import { SessionModule } from '#auth/session';
import { TokenModule } from '#auth/token';
import { Module } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { withProgress } from '../progress-display.js';
import { shell } from '../shell.js';
import { CompleteRestore, readUserIds } from './complete-restore.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  yes?: boolean;
  erased?: string;
  skipIds?: number;
}

const defaultSkippedIds = 100_000;
const mostSkippedIds = 100_000_000;

@Command({
  name: 'complete-restore',
  description:
    'Make a restored backup safe before the apps start: end all sessions, revoke the signing keys and mailed links, hold the mails that ' +
    'waited, erase accounts again, and publish all permissions',
})
export class CompleteRestoreCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly completeRestore: CompleteRestore,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options): Promise<void> {
    const { yes, erased, skipIds = defaultSkippedIds } = options;
    if (!yes)
      throw wrongUse({
        yes: 'Nothing was changed. Pass --yes to confirm that all users are logged out.',
      });
    const ids = erased === undefined ? [] : await readUserIds(erased);
    const done = await withProgress((show) =>
      this.completeRestore.execute(shell, { erased: ids, skippedIds: skipIds }, (ended, total) =>
        show('users logged out', ended, total),
      ),
    );
    if (this.isJson) {
      return this.printDocument({
        sessions_ended: done.sessions,
        users_logged_out: done.users,
        keys_revoked: done.revokedKeys,
        accounts_erased: done.erasedAccounts,
        links_withdrawn: done.withdrawnLinks,
        mails_held: done.heldMails,
        users_published: done.announcedUsers,
      });
    }
    this.print(
      `${done.sessions} sessions of ${done.users} users ended, ${done.revokedKeys} signing keys revoked.`,
    );
    this.print(`${done.erasedAccounts} of ${ids.length} accounts erased again.`);
    this.print(`${done.withdrawnLinks} links for passwords and emails withdrawn.`);
    this.print(`${done.heldMails} waiting mails held: see "mails list --state failed" and "mails retry".`);
    this.print(`The permissions of ${done.announcedUsers} users are published again. The apps may start.`);
  }

  @Option({ flags: '--yes', description: 'Confirm that all users are logged out' })
  parseYes(): boolean {
    return true;
  }

  @Option({
    flags: '--erased <file>',
    description:
      'Erase the accounts with these ids again, one per line; ids that the backup lacks are skipped',
  })
  parseErased(file: string): string {
    return file;
  }

  @Option({
    flags: '--skip-ids <count>',
    description: `Leave this many user ids unused; more than the accounts created since the backup. Default ${defaultSkippedIds}`,
  })
  parseSkipIds(text: string): number {
    const count = Number(text);
    if (/^\d+$/.test(text) && count <= mostSkippedIds) return count;
    throw wrongUse({ 'skip-ids': `Enter a number up to ${mostSkippedIds}.` });
  }
}

@Module({
  imports: [AccountModule, SessionModule, TokenModule],
  providers: [CompleteRestore, CompleteRestoreCommand],
})
export class CompleteRestoreCommandModule {}
