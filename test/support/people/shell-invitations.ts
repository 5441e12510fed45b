/** Invitations that a command sends, for the end-to-end specs of the shell. */
import { runCommand } from '../apps/run-command.js';
import type { SystemAddresses } from '../apps/system.js';
import { Browser } from '../http/browser.js';
import { Mailbox } from '../mail/mailbox.js';
import { api } from './organisations.js';
import { uniquePassword } from './people.js';

export interface SentInvitation {
  readonly id: string;
  readonly email: string;
  readonly state: string;
}

/** Options for a name, which acceptances then need not enter. */
export const named = ['--field', 'first_name=Анна', '--field', 'last_name=Иванова'];

const entered = { birth_date: '1990-05-17', sex: 'female' };

/** The commands `invitations …`, and what the invited person does with the mailed code. */
export class ShellInvitations {
  readonly mailbox: Mailbox;

  constructor(private readonly system: SystemAddresses) {
    this.mailbox = new Mailbox(system.mailbox);
  }

  run(...args: string[]) {
    return runCommand(['invitations', ...args], this.system.environment);
  }

  /** @throws Error with what the command wrote when it fails */
  async says(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(...args);
    if (code !== 0 || stderr !== '') throw new Error(`${args.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  async json<T = SentInvitation>(...args: string[]): Promise<T> {
    return JSON.parse(await this.says(...args, '--json')) as T;
  }

  /** Invites a worker with a name. */
  send(email: string, ...options: string[]): Promise<SentInvitation> {
    return this.json('send', email, '--type', 'worker', ...named, ...options);
  }

  /** The code in the newest of `count` mails to an address. */
  async code(email: string, count = 1): Promise<string> {
    const mail = await this.mailbox.mail(email, count);
    return this.mailbox.linkIn(mail).searchParams.get('code')!;
  }

  look(code: string) {
    return this.stranger().post(api('invitation/'), { code });
  }

  decline(code: string) {
    return this.stranger().post(api('invitation/decline/'), { code });
  }

  accept(code: string, browser = this.stranger()) {
    const body = { code, password: uniquePassword(), profile: entered };
    return browser.post(api('invitation/accept/'), body);
  }

  private stranger(): Browser {
    return new Browser(this.system.gateway);
  }
}
