/** Reads what the page of one account shows. */
import { type AccountDetails, ReadRequestedEmail, ReadUser } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { AccountSettings } from '#config';
import type { Language } from '#errors';
import { Injectable } from '@nestjs/common';
import type { HtmlPage } from '../page/page.js';
import { personPage, type ShownPerson } from './person-page.js';

@Injectable()
export class ShowPerson {
  constructor(
    private readonly readUser: ReadUser,
    private readonly readRequestedEmail: ReadRequestedEmail,
    private readonly settings: AccountSettings,
  ) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  find(actor: UserActor, userId: number): Promise<AccountDetails> {
    return this.readUser.execute(actor, userId);
  }

  /** @throws CodedError as `find` */
  async execute(
    actor: UserActor,
    userId: number,
    language: Language,
    outcome: Pick<ShownPerson, 'done' | 'refusal' | 'pictureRefusal'> = {},
  ): Promise<HtmlPage> {
    const { timeZone } = this.settings;
    const account = await this.find(actor, userId);
    const requestedEmail = await this.readRequestedEmail.execute(actor, userId);
    return personPage({ account, requestedEmail, actor, timeZone, ...outcome }, language);
  }
}
