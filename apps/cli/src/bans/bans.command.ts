/** `bans`: bans on accounts, addresses and networks, and active throttles. */
import { Module } from '@nestjs/common';
import { ThrottleModule } from '#auth/throttle';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { AddBanCommand } from './add-ban.command.js';
import { ListBansCommand } from './list-bans.command.js';
import { RemoveBanCommand } from './remove-ban.command.js';

@Command({
  name: 'bans',
  description: 'List, add and remove bans on accounts, IP addresses and networks; lift throttles',
  subCommands: [ListBansCommand, AddBanCommand, RemoveBanCommand],
})
export class BansCommand extends CommandGroup {}

@Module({ imports: [ThrottleModule], providers: BansCommand.registerWithSubCommands() })
export class BansCommandModule {}
