/** `companies list` and `companies list-waiting`. */
import { ListUsers, type UserFilter, userOrder } from '#auth/account';
import { type ApprovalState, approvalStates } from '#auth/user';
import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { userColumns, userHeader } from '../users/user-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  approval?: ApprovalState;
}

@Injectable()
abstract class CompanyListCommand extends OrderedList(userOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listUsers: ListUsers,
  ) {
    super(dataSource);
  }

  protected async list(filter: UserFilter, sort: string | undefined): Promise<void> {
    await this.printList(
      (page) => this.listUsers.execute(shell, filter, { ...page, sort }),
      [...userHeader, 'approval'],
      (company) => [...userColumns(company), company.approval!],
    );
  }
}

@SubCommand({
  name: 'list',
  description: 'List companies: id, email, profile type, name, state, approval',
})
export class ListCompaniesCommand extends CompanyListCommand {
  protected execute({ approval, sort }: Options & Sorted): Promise<void> {
    return this.list({ profileType: 'company', ...(approval && { approval }) }, sort);
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
}

@SubCommand({
  name: 'list-waiting',
  description: 'List companies that wait for approval: id, email, profile type, name, state, approval',
})
export class ListWaitingCommand extends CompanyListCommand {
  protected execute({ sort }: Sorted): Promise<void> {
    return this.list({ approval: 'waiting' }, sort);
  }
}
