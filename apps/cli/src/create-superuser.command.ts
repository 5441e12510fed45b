/** `createsuperuser`: prompts for email and password, or reads them from options, the environment and standard input. */
import { Module } from '@nestjs/common';
import { SuperuserQuestions } from './superuser.questions.js';
import { AccountModule, CreateSuperuser } from '#auth/account';
import { ShellSettings } from '#config';
import { invalidOptions } from '#errors';
import { Command, InquirerService, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { assertDecoded, readFirstLineOfStdin } from './utf8-input.js';
import { shell } from './shell.js';
import { wrongUse } from './usage-error.js';

interface Options {
  email?: string;
  noinput?: boolean;
}

interface Answers {
  email: string;
  password: string;
  repeated: string;
}

@Command({
  name: 'createsuperuser',
  description:
    'Create a superuser. Without a terminal or with --noinput, the email is --email or SUPERUSER_EMAIL, and the password ' +
    'is SUPERUSER_PASSWORD or the first line of standard input',
})
export class CreateSuperuserCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly createSuperuser: CreateSuperuser,
    private readonly inquirer: InquirerService,
    private readonly settings: ShellSettings,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options): Promise<void> {
    const isInteractive = !options.noinput && process.stdin.isTTY;
    const credentials = isInteractive ? await this.prompt(options) : await this.readCredentials(options);
    await this.createSuperuser.execute(shell, credentials);
    this.print(`Superuser ${credentials.email} created.`);
  }

  private async prompt(options: Options): Promise<{ email: string; password: string }> {
    const given = options.email === undefined ? {} : { email: options.email };
    const answers = await this.inquirer.ask<Answers>('superuser', given);
    assertDecoded([answers.email, answers.password], 'The input');
    if (answers.password !== answers.repeated)
      throw invalidOptions({ password: 'The passwords do not match.' });
    return answers;
  }

  private async readCredentials(options: Options): Promise<{ email: string; password: string }> {
    const email = options.email ?? this.settings.superuserEmail;
    if (!email) throw wrongUse({ email: 'Pass --email, or set SUPERUSER_EMAIL.' });
    assertDecoded([email, this.settings.superuserPassword], 'SUPERUSER_EMAIL or SUPERUSER_PASSWORD');
    const password = this.settings.superuserPassword ?? (await readFirstLineOfStdin());
    if (!password) {
      throw invalidOptions({ password: 'Set SUPERUSER_PASSWORD, or pipe the password to standard input.' });
    }
    return { email, password };
  }

  @Option({ flags: '--email <email>', description: 'Email address of the superuser' })
  parseEmail(email: string): string {
    return email.trim();
  }

  @Option({ flags: '--noinput', description: 'Do not prompt' })
  parseNoinput(): boolean {
    return true;
  }
}

@Module({ imports: [AccountModule], providers: [CreateSuperuserCommand, SuperuserQuestions] })
export class CreateSuperuserCommandModule {}
