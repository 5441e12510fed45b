/** `mails list`: prints one line per mail, as columns or as JSON. */
import { shell } from '#auth/authorization';
import { ListMails } from '#auth/mail';
import { invalidOptions } from '#errors';
import { type MailState, mailStates } from '#mail-queue';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

interface Options {
  state?: MailState;
  template?: string;
  recipient?: string;
  json?: boolean;
}

const pageSize = 100;

@SubCommand({
  name: 'list',
  description: 'List mails, newest first: id, state, template, recipient, time, attempts, last error',
})
export class ListMailsCommand extends DatabaseCommand<Options> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listMails: ListMails,
  ) {
    super(dataSource);
  }

  protected async execute({ json, ...sought }: Options): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.listMails.execute(shell, sought, { limit: pageSize, after });
      for (const mail of page.items) {
        const { id, state, template, recipient, createdAt, attempts, lastError } = mail;
        if (json) this.printJson(mail);
        else {
          this.print(
            id,
            state,
            template,
            recipient,
            createdAt.toISOString(),
            String(attempts),
            lastError ?? '-',
          );
        }
      }
      after = page.next ?? undefined;
    } while (after);
  }

  @Option({ flags: '--state <state>', description: `Only mails in this state: ${mailStates.join(', ')}` })
  parseState(text: string): MailState {
    const state = mailStates.find((known) => known === text);
    if (!state) throw invalidOptions({ state: `Enter one of: ${mailStates.join(', ')}.` });
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

  @Option({ flags: '--json', description: 'Print one JSON object per line' })
  parseJson(): boolean {
    return true;
  }
}
