/** `mails retry [mail]`: sends a failed mail, or all of them, again. */
import { RetryMail } from '#auth/mail';
import { CodedError } from '#errors';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  all?: boolean;
}

@SubCommand({
  name: 'retry',
  arguments: '[mail]',
  argsDescription: { mail: 'Id, as printed by "mails list --state failed"' },
  description: 'Send a failed mail again, or all of them; links in it may have expired',
})
export class RetryMailsCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly retryMail: RetryMail,
  ) {
    super(dataSource);
  }

  protected async execute({ all = false }: Options, [id]: string[]): Promise<void> {
    if (all === (id !== undefined)) throw wrongUse({ mail: 'Give the id of a mail, or --all.' });
    if (id === undefined) {
      const retried = await this.retryMail.all(shell);
      this.print(`${retried} ${retried === 1 ? 'mail is' : 'mails are'} sent again.`);
      return;
    }
    if (!isUuid(id)) throw new CodedError('resource.not_found');
    await this.retryMail.one(shell, id.toLowerCase());
    this.print(`Mail ${id} is sent again.`);
  }

  @Option({ flags: '--all', description: 'Send all failed mails again' })
  parseAll(): boolean {
    return true;
  }
}
