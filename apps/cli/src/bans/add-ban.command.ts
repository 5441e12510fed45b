/** `bans add <target>`: blocks an account, an address or a network on every entry point that takes a password or a code. */
import { AddBan } from '#auth/throttle';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { banTarget } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  minutes?: number;
  reason?: string;
}

const maxMinutes = 10 * 365 * 24 * 60;
const maxReasonLength = 200;

@SubCommand({
  name: 'add',
  arguments: '<target>',
  argsDescription: banTarget,
  description: 'Ban an account, an IP address or a network from login and from entering codes',
})
export class AddBanCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly addBan: AddBan,
  ) {
    super(dataSource);
  }

  protected async execute({ minutes, reason = '' }: Options, [target]: string[]): Promise<void> {
    const ban = await this.addBan.execute(shell, { target: target!, minutes: minutes ?? null, reason });
    this.answer(ban, `Banned ${ban.target} until ${ban.expiresAt?.toISOString() ?? 'it is removed'}.`);
  }

  @Option({
    flags: '--minutes <number>',
    description: 'Duration of the ban, in minutes; without it the ban lasts until it is removed',
  })
  parseMinutes(text: string): number {
    const minutes = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (minutes < 1 || minutes > maxMinutes) {
      throw wrongUse({ minutes: `Enter a whole number from 1 to ${maxMinutes}.` });
    }
    return minutes;
  }

  @Option({
    flags: '--reason <text>',
    description: `Reason, shown by "bans list"; at most ${maxReasonLength} characters`,
  })
  parseReason(text: string): string {
    if (text.length > maxReasonLength)
      throw wrongUse({ reason: `Enter at most ${maxReasonLength} characters.` });
    return text;
  }
}
