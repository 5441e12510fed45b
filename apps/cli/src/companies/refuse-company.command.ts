/** `companies refuse`: refuses a company that waits for approval. */
import { RefuseCompany } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { companyArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

interface Options {
  reason: string;
}

@SubCommand({
  name: 'refuse',
  arguments: '<company>',
  argsDescription: companyArgument,
  description: 'Refuse a company that waits for approval; it gets the reason by mail and can ask again',
})
export class RefuseCompanyCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly refuseCompany: RefuseCompany,
  ) {
    super(dataSource);
  }

  protected async execute({ reason }: Options, [company]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    await this.refuseCompany.execute(shell, companyId, reason);
    this.print(`Company ${companyId} is refused.`);
  }

  @Option({ flags: '--reason <text>', description: 'What the company is told', required: true })
  parseReason(text: string): string {
    return text;
  }
}
