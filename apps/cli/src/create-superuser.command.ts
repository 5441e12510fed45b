/** `createsuperuser`: asks for email and password, or takes them from options, environment and standard input. */
import { CreateSuperuser } from '#auth/account';
import { shell } from '#auth/authorization';
import { ShellSettings } from '#config';
import { invalidOptions } from '#errors';
import { Command, InquirerService, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { checkDecoded, firstLineOfInput } from './utf8-input.js';

interface Options {
  email?: string;
  /** commander turns `--noinput` into this. */
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
    'Create an administrator who may do everything. Without a terminal or with --noinput the password is ' +
    'SUPERUSER_PASSWORD, or the first line of standard input',
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
    const asks = !options.noinput && process.stdin.isTTY;
    const credentials = asks ? await this.ask(options) : await this.take(options);
    await this.createSuperuser.execute(shell, credentials);
    this.say(`Superuser ${credentials.email} created.`);
  }

  private async ask(options: Options): Promise<{ email: string; password: string }> {
    const given = options.email === undefined ? {} : { email: options.email };
    const answers = await this.inquirer.ask<Answers>('superuser', given);
    checkDecoded([answers.email, answers.password], 'What you typed');
    if (answers.password !== answers.repeated) throw invalidOptions({ password: 'The two do not match.' });
    return answers;
  }

  private async take(options: Options): Promise<{ email: string; password: string }> {
    const email = options.email ?? this.settings.superuserEmail;
    if (!email) throw invalidOptions({ email: 'Give --email, or set SUPERUSER_EMAIL.' });
    checkDecoded([email, this.settings.superuserPassword], 'SUPERUSER_EMAIL or SUPERUSER_PASSWORD');
    const password = this.settings.superuserPassword ?? (await firstLineOfInput());
    if (!password) {
      throw invalidOptions({ password: 'Set SUPERUSER_PASSWORD, or send it on standard input.' });
    }
    return { email, password };
  }

  @Option({ flags: '--email <email>', description: 'Email of the superuser' })
  parseEmail(email: string): string {
    return email.trim();
  }

  @Option({ flags: '--noinput', description: 'Ask nothing' })
  parseNoinput(): boolean {
    return true;
  }
}
