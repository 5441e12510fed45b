/** `companies list` and `companies list-waiting`. */
import { ListUsers, type UserFilter } from '#auth/account';
import { type ApprovalState, approvalStates } from '#auth/user';
import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { printList } from '../print-list.js';
import { userColumns } from '../users/user-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  approval?: ApprovalState;
  json?: boolean;
}

@Injectable()
abstract class CompanyListCommand extends DatabaseCommand<Options> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listUsers: ListUsers,
  ) {
    super(dataSource);
  }

  protected async list(filter: UserFilter, json = false): Promise<void> {
    await printList(
      (page) => this.listUsers.execute(shell, filter, page),
      (company) => [...userColumns(company), company.approval!],
      json,
    );
  }
}

@SubCommand({
  name: 'list',
  description: 'List companies: id, email, profile type, name, state, approval',
})
export class ListCompaniesCommand extends CompanyListCommand {
  protected execute({ approval, json }: Options): Promise<void> {
    return this.list({ profileType: 'company', ...(approval && { approval }) }, json);
  }

  @Option({
    flags: '--approval <state>',
    description: `Only companies that are ${approvalStates.join(', ')}`,
  })
  parseApproval(text: string): ApprovalState {
    const state = approvalStates.find((known) => known === text);
    if (!state) throw wrongUse({ approval: `Use one of: ${approvalStates.join(', ')}.` });
    return state;
  }

  @Option({ flags: '--json', description: 'Print one JSON object per line' })
  parseJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'list-waiting',
  description: 'List companies that wait for approval: id, email, profile type, name, state, approval',
})
export class ListWaitingCommand extends CompanyListCommand {
  protected execute({ json }: Options): Promise<void> {
    return this.list({ approval: 'waiting' }, json);
  }

  @Option({ flags: '--json', description: 'Print one JSON object per line' })
  parseJson(): boolean {
    return true;
  }
}
