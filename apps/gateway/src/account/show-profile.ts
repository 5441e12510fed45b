/** Reads what the first page of an account shows. */
import { type AccountDetails, ReadOwnAccount } from '#auth/account';
import { AccountSettings } from '#config';
import type { Language } from '#errors';
import { ListOwnInvitations } from '#organisation';
import { Injectable } from '@nestjs/common';
import type { HtmlPage } from '../page/page.js';
import { profilePage, type ShownProfile } from './profile-page.js';

@Injectable()
export class ShowProfile {
  constructor(
    private readonly readOwnAccount: ReadOwnAccount,
    private readonly listOwnInvitations: ListOwnInvitations,
    private readonly settings: AccountSettings,
  ) {}

  find(userId: number): Promise<AccountDetails> {
    return this.readOwnAccount.execute(userId);
  }

  async execute(
    userId: number,
    language: Language,
    outcome: Omit<ShownProfile, 'account' | 'invitations' | 'timeZone'> = {},
  ): Promise<HtmlPage> {
    const { timeZone } = this.settings;
    const account = await this.find(userId);
    const invitations = await this.listOwnInvitations.execute({ userId });
    return profilePage({ account, invitations, timeZone, ...outcome }, language);
  }
}
