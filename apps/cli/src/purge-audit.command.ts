/** `purge-audit`: removes what is older than the retention of the audit trail; run as the role that migrates. */
import { PurgeAudit } from '#auth/audit';
import { shell } from '#auth/authorization';
import { ShellSettings } from '#config';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({
  name: 'purge-audit',
  description: 'Remove audit entries older than AUDIT_RETENTION_DAYS; run it as the role that migrates',
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
    this.say(`Removed ${removed} audit entries older than ${auditRetention} days.`);
  }
}
