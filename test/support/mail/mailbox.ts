/** Reads the mails of a recipient, and sets the behaviour of the SMTP server. */
import { eventually } from '../eventually.js';
import type { Attempt, Behaviour, ReceivedMail } from './smtp-catcher.js';

/** Each login from a further browser may send one, so `mail` and `link` leave them out. */
const newDevice = new Set(['A login from a new device', 'Вход с нового устройства']);

const address = /https?:\/\/\S+/;

export class Mailbox {
  /** @param url of a mailbox server */
  constructor(private readonly url: string) {}

  /** Mails accepted for an address (all without one), oldest first. */
  async mails(to?: string): Promise<ReceivedMail[]> {
    return (await this.#get('mails', to)) as ReceivedMail[];
  }

  /** Each delivery attempt, accepted or not. */
  async attempts(to?: string): Promise<Attempt[]> {
    return (await this.#get('attempts', to)) as Attempt[];
  }

  /** Waits for at least `count` mails to an address, except those about new devices. @returns the newest */
  async mail(to: string, count = 1, seconds = 20): Promise<ReceivedMail> {
    return this.#newest(to, count, ({ subject }) => !newDevice.has(subject), seconds);
  }

  /** Waits for a mail with this text. For one of several mails that are sent at the same time, and so arrive in any order. */
  async mailWith(to: string, text: RegExp): Promise<ReceivedMail> {
    return this.#newest(to, 1, (mail) => text.test(mail.text));
  }

  /** Waits for a mail about a login from a new device. @returns the newest */
  async newDeviceMail(to: string): Promise<ReceivedMail> {
    return this.#newest(to, 1, ({ subject }) => newDevice.has(subject));
  }

  /** The link in the newest mail with one to an address, except those about new devices. Text and HTML must share it. */
  async link(to: string): Promise<URL> {
    const hasLink = ({ subject, text }: ReceivedMail) => !newDevice.has(subject) && address.test(text);
    return this.linkIn(await this.#newest(to, 1, hasLink));
  }

  /** The link in a mail, which text and HTML must share. */
  linkIn({ to, text, html }: ReceivedMail): URL {
    const found = address.exec(text)?.[0];
    if (!found) throw new Error(`The mail to ${to} has no link in its text part:\n${text}`);
    if (!html.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').includes(found)) {
      throw new Error(`The HTML part of the mail to ${to} has another link than its text part.`);
    }
    return new URL(found);
  }

  /** @param recipient an address, or `*` for all others */
  async respond(recipient: string, behaviour: Behaviour): Promise<void> {
    await fetch(`${this.url}/behaviours`, { method: 'POST', body: JSON.stringify({ recipient, behaviour }) });
  }

  #newest(
    to: string,
    count: number,
    isWanted: (mail: ReceivedMail) => boolean,
    seconds = 20,
  ): Promise<ReceivedMail> {
    return eventually(
      `Mail number ${count} to ${to}`,
      async () => {
        const mails = (await this.mails(to)).filter(isWanted);
        return mails.length >= count ? mails.at(-1) : undefined;
      },
      seconds,
    );
  }

  async #get(what: 'mails' | 'attempts', to: string | undefined): Promise<unknown> {
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
    return (await fetch(`${this.url}/${what}${query}`)).json();
  }
}
