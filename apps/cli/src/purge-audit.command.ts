/** `purge-audit`: deletes audit entries past their retention. Only the owner of the schema may delete them. */
import { Module } from '@nestjs/common';
import { AuditModule, PurgeAudit } from '#auth/audit';
import { ShellSettings } from '#config';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { shell } from './shell.js';

@Command({
  name: 'purge-audit',
  description:
    'Delete audit entries older than AUDIT_RETENTION_DAYS; connect as the role that runs migrations',
})
export class PurgeAuditCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly settings: ShellSettings,
    private readonly purgeAudit: PurgeAudit,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const { auditRetention } = this.settings;
    const removed = await this.purgeAudit.execute(shell, auditRetention);
    this.answer({ deleted: removed }, `Deleted ${removed} audit entries older than ${auditRetention} days.`);
  }
}

@Module({ imports: [AuditModule], providers: [PurgeAuditCommand] })
export class PurgeAuditCommandModule {}
