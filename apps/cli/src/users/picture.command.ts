/** `users picture <user> [file]`: sets or removes the picture of an account. */
import { IdentifyUser, pictureLimit, RemoveAvatar, SetAvatar } from '#auth/account';
import { createReadStream } from 'node:fs';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { readBytes } from '../utf8-input.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  readonly remove?: boolean;
}

@SubCommand({
  name: 'picture',
  arguments: '<user> [file]',
  argsDescription: { ...userArgument, file: 'PNG, JPEG or WebP of at most 2 MiB' },
  description: 'Set the picture of an account from a file, or remove it with --remove',
})
export class PictureCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly setAvatar: SetAvatar,
    private readonly removeAvatar: RemoveAvatar,
  ) {
    super(dataSource);
  }

  @Option({ flags: '--remove', description: 'Remove the picture' })
  parseRemove(): boolean {
    return true;
  }

  protected async execute({ remove = false }: Options, [user, file]: string[]): Promise<void> {
    if (remove === (file !== undefined))
      throw wrongUse({ file: 'Name a file, or pass --remove without one.' });
    const userId = await this.identifyUser.execute(user!);
    if (file === undefined) {
      await this.removeAvatar.execute(shell, userId);
      return this.print(`User ${userId} has no picture.`);
    }
    const picture = await readBytes(createReadStream(file), pictureLimit);
    if (!picture) throw new Error(`${file} is larger than ${pictureLimit / 1024 / 1024} MiB.`);
    await this.setAvatar.execute(shell, userId, picture);
    this.print(`Set the picture of user ${userId}.`);
  }
}
