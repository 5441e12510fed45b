/** `mails list`: prints one line per mail, as columns or as JSON. */
import { ListMails, mailOrder } from '#auth/mail';
import { type ListedMail, type MailState, mailStates } from '#mail-queue';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  state?: MailState;
  template?: string;
  recipient?: string;
}

const mailColumns = ({ id, state, template, recipient, createdAt, attempts, lastError }: ListedMail) => [
  id,
  state,
  template,
  recipient,
  createdAt.toISOString(),
  attempts,
  lastError ?? '-',
];

@SubCommand({
  name: 'list',
  description: 'List mails, newest first: id, state, template, recipient, time, attempts, last error',
})
export class ListMailsCommand extends OrderedList(mailOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listMails: ListMails,
  ) {
    super(dataSource);
  }

  protected async execute({ sort, ...sought }: Options & Sorted): Promise<void> {
    await this.printList(
      (page) => this.listMails.execute(shell, sought, { ...page, sort }),
      ['id', 'state', 'template', 'recipient', 'time', 'attempts', 'last error'],
      mailColumns,
    );
  }

  @Option({ flags: '--state <state>', description: `Only mails in this state: ${mailStates.join(', ')}` })
  parseState(text: string): MailState {
    const state = mailStates.find((known) => known === text);
    if (!state) throw wrongUse({ state: `Enter one of: ${mailStates.join(', ')}.` });
    return state;
  }

  @Option({ flags: '--template <name>', description: 'Only mails of this template, such as password-reset' })
  parseTemplate(text: string): string {
    return text;
  }

  @Option({ flags: '--recipient <email>', description: 'Only mails to this address' })
  parseRecipient(text: string): string {
    return text;
  }
}
