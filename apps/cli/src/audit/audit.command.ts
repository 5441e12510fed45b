/** `audit`: the log of administrative changes. */
import { Module } from '@nestjs/common';
import { AuditModule } from '#auth/audit';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ListAuditCommand } from './list-audit.command.js';

@Command({
  name: 'audit',
  description: 'List administrative changes; purge-audit deletes old ones',
  subCommands: [ListAuditCommand],
})
export class AuditCommand extends CommandGroup {}

@Module({ imports: [AuditModule], providers: AuditCommand.registerWithSubCommands() })
export class AuditCommandModule {}
