/** `invitations list`: prints one line per invitation, newest first. */
import { IdentifyUser } from '#auth/account';
import type { CsvTable } from '#csv';
import {
  type InvitationDetails,
  invitationOrder,
  type InvitationState,
  invitationStates,
  ListInvitations,
} from '#organisation';
import type { PageRequest } from '#paging';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { cellsOfColumns, printCsv } from '../print-csv.js';
import { invitationColumns } from './invitation-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  state?: InvitationState;
  search?: string;
  company?: string;
  csv?: boolean;
}

const table: CsvTable<InvitationDetails> = {
  header: ['id', 'email', 'state', 'profile type', 'company', 'mail'],
  cellsOf: (invitation) => cellsOfColumns(invitationColumns(invitation)),
};

@SubCommand({
  name: 'list',
  description: 'List invitations, newest first: id, email, state, profile type, company, mail',
})
export class ListInvitationsCommand extends OrderedList(invitationOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listInvitations: ListInvitations,
  ) {
    super(dataSource);
  }

  protected async execute({ state, search, company, csv, sort }: Options & Sorted): Promise<void> {
    const companyId = company === undefined ? undefined : await this.identifyUser.execute(company);
    const filter = { state, search, companyId };
    const list = (page: PageRequest) => this.listInvitations.execute(shell, filter, { ...page, sort });
    if (csv) return printCsv(table, list);
    await this.printList(list, table.header, invitationColumns);
  }

  @Option({
    flags: '--state <state>',
    description: `Only invitations that are ${invitationStates.join(', ')}`,
  })
  parseState(text: string): InvitationState {
    const state = invitationStates.find((known) => known === text);
    if (!state) throw wrongUse({ state: `Use one of: ${invitationStates.join(', ')}.` });
    return state;
  }

  @Option({ flags: '--search <text>', description: 'Only emails that contain this text' })
  parseSearch(text: string): string {
    return text;
  }

  @Option({
    flags: '--company <company>',
    description: 'Only invitations to this company: its user id or email address',
  })
  parseCompany(text: string): string {
    return text;
  }

  @Option({ flags: '--csv', description: 'Print a CSV file with a line of column names' })
  parseCsv(): boolean {
    return true;
  }
}
