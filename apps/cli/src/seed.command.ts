/** `seed`: creates the permissions, the superuser and, with `--demo`, demo data. Idempotent. */
import { Module } from '@nestjs/common';
import { DemoModule } from './demo/demo.module.js';
import { randomBytes } from 'node:crypto';
import { AccountModule, CreateSuperuser } from '#auth/account';
import { demoEmail, SeedDemo } from './demo/seed-demo.js';
import { emailFault } from '#auth/user';
import { PermissionModule, ImportPermissions } from '#auth/permission';
import { ShellSettings } from '#config';
import { CodedError, invalidFields } from '#errors';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { assertDecoded, readTextFile } from './utf8-input.js';
import { shell } from './shell.js';

interface Options {
  permissions?: string;
  demo?: boolean;
}

const defaultPermissions = new URL('./permissions.txt', import.meta.url);

@Command({
  name: 'seed',
  description:
    'Create the permissions, the superuser of SUPERUSER_EMAIL and SUPERUSER_PASSWORD, and with --demo demo accounts; ' +
    'existing rows stay as they are',
})
export class SeedCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly importPermissions: ImportPermissions,
    private readonly createSuperuser: CreateSuperuser,
    private readonly seedDemo: SeedDemo,
    private readonly settings: ShellSettings,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options): Promise<void> {
    const imported = await this.importPermissions.execute(
      shell,
      await readTextFile(options.permissions ?? defaultPermissions),
    );
    this.print(`Permissions: ${imported.names} names, ${imported.created} permissions created.`);
    this.print(`Superuser: ${await this.seedSuperuser()}`);
    if (options.demo) this.print(`Demo: ${await this.seedDemoAccounts()}`);
  }

  private async seedSuperuser(): Promise<string> {
    const { superuserEmail: email, superuserPassword: password } = this.settings;
    if (!email || !password) return 'not created; to create one, set SUPERUSER_EMAIL and SUPERUSER_PASSWORD.';
    assertDecoded([email, password], 'SUPERUSER_EMAIL or SUPERUSER_PASSWORD');
    const fault = emailFault(email);
    if (fault !== undefined) throw invalidFields({ SUPERUSER_EMAIL: [fault] });
    try {
      await this.createSuperuser.execute(shell, { email, password });
      return `${email} created.`;
    } catch (error) {
      if (error instanceof CodedError && error.fields && 'email' in error.fields) {
        return `${email} already has an account; it was not changed.`;
      }
      throw error;
    }
  }

  private async seedDemoAccounts(): Promise<string> {
    const password = randomBytes(9).toString('base64url');
    const people = await this.seedDemo.execute(password);
    if (people === 0) return 'already there; it was not changed.';
    const emails = (['company', 'worker', 'tenant'] as const).map((type) => demoEmail(type));
    return `${emails.join(', ')} and ${people - emails.length} others created, all with the password ${password}`;
  }

  @Option({
    flags: '--permissions <file>',
    description: 'File with one permission name per line, instead of the built-in list',
  })
  parsePermissions(file: string): string {
    return file;
  }

  @Option({ flags: '--demo', description: 'Also create a demo company with departments, houses and people' })
  parseDemo(): boolean {
    return true;
  }
}

@Module({ imports: [AccountModule, PermissionModule, DemoModule], providers: [SeedCommand] })
export class SeedCommandModule {}
