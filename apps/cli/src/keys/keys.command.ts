/** `keys`: the key pairs that sign access tokens. */
import { Module } from '@nestjs/common';
import { TokenModule } from '#auth/token';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ListKeysCommand } from './list-keys.command.js';
import { RevokeKeyCommand } from './revoke-key.command.js';
import { RotateKeysCommand } from './rotate-keys.command.js';

@Command({
  name: 'keys',
  description: 'List, rotate and revoke the signing keys',
  subCommands: [ListKeysCommand, RotateKeysCommand, RevokeKeyCommand],
})
export class KeysCommand extends CommandGroup {}

@Module({ imports: [TokenModule], providers: KeysCommand.registerWithSubCommands() })
export class KeysCommandModule {}
