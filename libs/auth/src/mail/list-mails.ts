/** Lists the mails of the outbox for administrators: waiting, sent and failed. */
import { readFrom } from '#database';
import {
  countMails,
  countMatching,
  type ListedMail,
  listMails,
  type MailCounts,
  mailOrder,
  type MailState,
} from '#mail-queue';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { emailSpellings } from '#auth/user';

export interface MailsSought {
  readonly state?: MailState | undefined;
  readonly template?: string | undefined;
  /** An email, in any spelling. */
  readonly recipient?: string | undefined;
}

@Injectable()
export class ListMails {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Newest first, unless the request names another order. Sent mails are stored for 7 days, failed ones for 30; what they
   * say is not listed.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(
    actor: Actor,
    { state, template, recipient }: MailsSought,
    page: PageRequest,
  ): Promise<Page<ListedMail>> {
    requireAdministrator(actor);
    const recipients = recipient === undefined ? undefined : emailSpellings(recipient);
    const filter = { state, template, recipients };
    const reading = mailOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<ListedMail>(await listMails(db, filter, reading), () =>
        countMatching(db, filter),
      ),
    );
  }

  /** @throws CodedError `authorization.refused` */
  async count(actor: Actor): Promise<MailCounts> {
    requireAdministrator(actor);
    return readFrom(this.dataSource, countMails);
  }
}
