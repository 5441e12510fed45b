/** `bans add <target>`: keeps an account, an address or a network from every entry point that takes a password or a code. */
import { AddBan } from '#auth/throttle';
import { shell } from '#auth/authorization';
import { invalidOptions } from '#errors';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

interface Options {
  minutes?: number;
  reason?: string;
}

const mostMinutes = 10 * 365 * 24 * 60;
const longestReason = 200;

@SubCommand({
  name: 'add',
  arguments: '<target>',
  description: 'Ban an email, an address or a network (203.0.113.0/24); an IPv6 address bans its /64',
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
    this.say(`Banned ${ban.target} until ${ban.expiresAt?.toISOString() ?? 'it is removed'}.`);
  }

  @Option({ flags: '--minutes <number>', description: 'For so long; without it, until it is removed' })
  parseMinutes(text: string): number {
    const minutes = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (minutes < 1 || minutes > mostMinutes) {
      throw invalidOptions({ minutes: `Give a whole number from 1 to ${mostMinutes}.` });
    }
    return minutes;
  }

  @Option({ flags: '--reason <text>', description: 'Why, for those who read the list' })
  parseReason(text: string): string {
    if (text.length > longestReason) throw invalidOptions({ reason: `At most ${longestReason} characters.` });
    return text;
  }
}
