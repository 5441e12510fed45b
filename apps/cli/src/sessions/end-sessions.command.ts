/** `sessions end`: ends all sessions of a user, one session, or with `--everybody` the sessions of all users. */
import { IdentifyUser } from '#auth/account';
import { EndEverybodysSessions, RevokeSessions } from '#auth/session';
import { InquirerService, Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DatabaseCommand } from '../database-command.js';
import { withProgress } from '../progress-display.js';
import { shell } from '../shell.js';
import type { EverybodyAnswer } from './everybody.questions.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  everybody?: boolean;
  yes?: boolean;
}

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

@SubCommand({
  name: 'end',
  arguments: '[user|session]',
  argsDescription: { user: 'User id or email address, or the id of one session' },
  description:
    'End all sessions of a user, one session, or with --everybody all sessions of all users, on every entry point immediately',
})
export class EndSessionsCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly revokeSessions: RevokeSessions,
    private readonly endEverybodysSessions: EndEverybodysSessions,
    private readonly inquirer: InquirerService,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options, [userOrSession]: string[]): Promise<void> {
    if (userOrSession !== undefined && options.everybody) {
      throw wrongUse({ everybody: `Leave out ${userOrSession}, or --everybody.` });
    }
    if (options.everybody) return this.endAll(options);
    if (userOrSession === undefined) {
      throw wrongUse({ user: 'Name a user or a session, or pass --everybody.' });
    }
    const revoked = isUuid(userOrSession)
      ? { sessionId: userOrSession }
      : { userId: await this.identifyUser.execute(userOrSession) };
    const ended = await this.revokeSessions.execute(shell, revoked);
    this.answer({ ended: ended.length }, `${counted(ended.length, 'session')} ended.`);
  }

  private async endAll({ yes }: Options): Promise<void> {
    if (!yes) await this.confirm();
    const { users, sessions } = await withProgress((show) =>
      this.endEverybodysSessions.execute(shell, (done, total) => show('users', done, total)),
    );
    this.answer({ users, sessions }, `${counted(sessions, 'session')} of ${counted(users, 'user')} ended.`);
  }

  private async confirm(): Promise<void> {
    const ask = () => this.inquirer.ask<EverybodyAnswer>('everybody', undefined);
    if (process.stdin.isTTY && (await ask()).word === 'everybody') return;
    throw wrongUse({
      yes: 'No session was ended. Pass --yes to confirm that all users are logged out.',
    });
  }

  @Option({ flags: '--everybody', description: 'End all sessions of all users; asks for a confirmation' })
  parseEverybody(): boolean {
    return true;
  }

  @Option({ flags: '--yes', description: 'Confirm --everybody without a question' })
  parseYes(): boolean {
    return true;
  }
}
