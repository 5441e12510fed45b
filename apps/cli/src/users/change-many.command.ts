/** `users change-many <action>`: changes many accounts by the rules of the single changes, and reports what became of each. */
import { ChangeMany, type ChangedOne, IdentifyUser, type ManyAction, manyActions } from '#auth/account';
import { CodedError, errorTable } from '#errors';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DatabaseCommand } from '../database-command.js';
import { readTextFile } from '../utf8-input.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  file?: string;
  group?: string;
  dryRun?: boolean;
}

/** One line of the report, in the names of the HTTP API. */
interface Line {
  /** As in the arguments or the file, if there is no such account. */
  readonly user: string | number;
  readonly email: string | null;
  readonly outcome: ChangedOne['outcome'];
  readonly code: ChangedOne['reason'];
}

const names = manyActions.map((action) => action.replaceAll('_', '-'));

@SubCommand({
  name: 'change-many',
  arguments: '<action> [users...]',
  argsDescription: {
    action: `One of: ${names.join(', ')}`,
    users: 'User ids or email addresses',
  },
  description:
    'Change many accounts, each by the rules of the single change. A refused account does not stop the others. Can be repeated: ' +
    'what is done is left as it is. Prints user id, email, outcome and reason; exits with 0 only if none is refused',
})
export class ChangeManyCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly changeMany: ChangeMany,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options, [name, ...users]: string[]): Promise<void> {
    const action = actionOf(name!, options.group);
    const wanted = [...users, ...(options.file === undefined ? [] : await linesOf(options.file))];
    if (wanted.length === 0) throw wrongUse({ users: 'Name at least one user, or pass --file.' });
    const lines: Line[] = [];
    for (const user of wanted) {
      const line = await this.changeOne(user, action, options.dryRun ?? false);
      lines.push(line);
      if (!this.isJson)
        this.print(line.user, line.email ?? '-', line.outcome, line.code ? sentenceOf(line.code) : '');
    }
    if (this.isJson) this.printDocument({ items: lines });
    const refused = lines.filter(({ outcome }) => outcome === 'refused').length;
    const verb = options.dryRun ? 'would be refused' : 'refused';
    if (refused > 0) throw new Error(`${refused} of ${wanted.length} accounts ${verb}.`);
  }

  /** One at a time, so that each line says what is done already. */
  private async changeOne(user: string, action: ManyAction, preview: boolean): Promise<Line> {
    const userId = await this.identifyUser.execute(user).catch(nobody);
    if (userId === undefined) return { user, email: null, outcome: 'refused', code: 'resource.not_found' };
    const [changed] = await this.changeMany.execute(shell, { ...action, userIds: [userId], preview });
    return {
      user: userId,
      email: changed!.user?.email ?? null,
      outcome: changed!.outcome,
      code: changed!.reason,
    };
  }

  @Option({
    flags: '--file <file>',
    description: 'UTF-8 text with a user id or email address per line; lines that start with # are ignored',
  })
  parseFile(text: string): string {
    return text;
  }

  @Option({ flags: '--group <group>', description: 'Name or id of the group to grant or revoke' })
  parseGroup(text: string): string {
    return text;
  }

  @Option({ flags: '--dry-run', description: 'Only show what would happen to each; nothing is changed' })
  parseDryRun(): boolean {
    return true;
  }
}

function actionOf(name: string, group: string | undefined): ManyAction {
  const action = manyActions.find((one) => one === name.replaceAll('-', '_'));
  if (!action) throw wrongUse({ action: `Use one of: ${names.join(', ')}.` });
  if (action !== 'grant_group' && action !== 'revoke_group') return { action };
  if (group === undefined) throw wrongUse({ group: 'Pass --group with the group to grant or revoke.' });
  return { action, group: isUuid(group) ? { id: group } : { name: group } };
}

async function linesOf(file: string): Promise<string[]> {
  const lines = (await readTextFile(file)).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

function nobody(error: unknown): undefined {
  if (!(error instanceof CodedError) || error.code !== 'resource.not_found') throw error;
}

const sentenceOf = (code: NonNullable<ChangedOne['reason']>): string => errorTable[code].sentence.en;
