/** Checks that the DNS lets other servers recognise our mails: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489). */
import { promises as dns } from 'node:dns';
import type { MailSettings } from '#config';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { when } from '../when.js';
import { senderAddressOf } from './sender-address.js';

/** As `Resolver` of `node:dns`. */
export interface TextResolver {
  /** @throws Error with the code ENOTFOUND for a name that does not exist, ENODATA for one without such records */
  resolveTxt(name: string): Promise<string[][]>;
}

/** Names that no public DNS has (RFC 6761, RFC 6762). */
const privateName = /(?:^|\.)(?:localhost|local|test|invalid|example|internal|lan|home\.arpa)$/i;

const noSuchName = 'ENOTFOUND';
const noSuchRecord = 'ENODATA';

export class SenderDomainCheck implements Check {
  readonly name = 'sender-domain';

  constructor(
    private readonly settings: Pick<MailSettings, 'smtp' | 'from'>,
    private readonly resolver: TextResolver = new dns.Resolver({ timeout: 1_500, tries: 2 }),
  ) {}

  async run(): Promise<readonly Finding[] | 'unused'> {
    const domain = senderAddressOf(this.settings.from).split('@').at(-1)!.toLowerCase();
    if (
      !this.settings.smtp ||
      !domain.includes('.') ||
      privateName.test(domain) ||
      /^[\d.[\]:]+$/.test(domain)
    ) {
      return 'unused';
    }
    try {
      return await this.judge(domain);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return [finding('sender.unresolved', { domain, reason: code ?? (error as Error).message })];
    }
  }

  private async judge(domain: string): Promise<Finding[]> {
    const [own, dmarc, hasKeys] = await Promise.all([
      this.textsOf(domain),
      this.dmarcOf(domain),
      this.mayHaveKeys(domain),
    ]);
    const spf = own.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
    return [
      ...when(spf.length === 0, () => finding('sender.no_spf', { domain })),
      ...when(spf.length > 1, () => finding('sender.several_spf', { domain, count: spf.length })),
      ...when(/(?:^|\s)\+?all(?:\s|$)/i.test(spf[0] ?? ''), () => finding('sender.open_spf', { domain })),
      ...when(!hasKeys, () => finding('sender.no_dkim', { domain })),
      ...when(dmarc === undefined, () => finding('sender.no_dmarc', { domain })),
      ...when(/;\s*p\s*=\s*none\b/i.test(dmarc ?? ''), () => finding('sender.dmarc_none', { domain })),
    ];
  }

  /** Receivers look at the domain, then at the organisation's. */
  private async dmarcOf(domain: string): Promise<string | undefined> {
    const organisation = domain.split('.').slice(-2).join('.');
    for (const name of new Set([domain, organisation])) {
      const texts = await this.textsOf(`_dmarc.${name}`);
      const found = texts.find((text) => /^v=DMARC1\b/i.test(text));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The selector is known to the SMTP server only. A name without names below it does not exist (RFC 8020). */
  private async mayHaveKeys(domain: string): Promise<boolean> {
    try {
      await this.resolver.resolveTxt(`_domainkey.${domain}`);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === noSuchName) return false;
      if (code === noSuchRecord) return true;
      throw error;
    }
  }

  private async textsOf(name: string): Promise<string[]> {
    try {
      return (await this.resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === noSuchName || code === noSuchRecord) return [];
      throw error;
    }
  }
}
