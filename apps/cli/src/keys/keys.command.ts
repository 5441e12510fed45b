/** `keys`: the key pairs that sign access tokens. */
import { Module } from '@nestjs/common';
import { TokenModule } from '#auth/token';
import { Command, CommandRunner } from 'nest-commander';
import { ListKeysCommand } from './list-keys.command.js';
import { RevokeKeyCommand } from './revoke-key.command.js';
import { RotateKeysCommand } from './rotate-keys.command.js';

@Command({
  name: 'keys',
  description: 'List, rotate and revoke the signing keys',
  subCommands: [ListKeysCommand, RotateKeysCommand, RevokeKeyCommand],
})
export class KeysCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}

@Module({ imports: [TokenModule], providers: KeysCommand.registerWithSubCommands() })
export class KeysCommandModule {}
