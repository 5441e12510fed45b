/** `users set-flags <user>`: sets or clears the roles staff, admin and superuser. */
import { ChangeState, IdentifyUser } from '#auth/account';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { userColumns } from './user-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  staff?: boolean;
  admin?: boolean;
  superuser?: boolean;
}

@SubCommand({
  name: 'set-flags',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Set or clear role flags, such as --staff on --admin off',
})
export class SetFlagsCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly changeState: ChangeState,
  ) {
    super(dataSource);
  }

  protected async execute({ staff, admin, superuser }: Options, [user]: string[]): Promise<void> {
    const change = {
      ...(staff !== undefined && { isStaff: staff }),
      ...(admin !== undefined && { isAdmin: admin }),
      ...(superuser !== undefined && { isSuperuser: superuser }),
    };
    if (Object.keys(change).length === 0) {
      throw wrongUse({ flags: 'Pass --staff, --admin or --superuser.' });
    }
    const userId = await this.identifyUser.execute(user!);
    const changed = await this.changeState.execute(shell, { userId, version: undefined, change });
    this.answer(changed, ...userColumns(changed));
  }

  @Option({ flags: '--staff <on|off>', description: 'Staff may manage people' })
  parseStaff(text: string): boolean {
    return parseSwitch(text);
  }

  @Option({
    flags: '--admin <on|off>',
    description: 'Admins may also define permissions and manage organisations',
  })
  parseAdmin(text: string): boolean {
    return parseSwitch(text);
  }

  @Option({ flags: '--superuser <on|off>', description: 'Superusers may do everything' })
  parseSuperuser(text: string): boolean {
    return parseSwitch(text);
  }
}

function parseSwitch(text: string): boolean {
  if (text === 'on') return true;
  if (text === 'off') return false;
  throw wrongUse({ flags: `Enter on or off, not ${JSON.stringify(text)}.` });
}
