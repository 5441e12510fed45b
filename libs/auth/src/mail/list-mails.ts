/** Lists the mails of the outbox for administrators: waiting, sent and failed. */
import { readFrom } from '#database';
import { countMails, type ListedMail, listMails, type MailCounts, type MailState } from '#mail-queue';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAX } from 'uuid';
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
   * Newest first. Sent mails are stored for 7 days, failed ones for 30; what they say is not listed.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(
    actor: Actor,
    { state, template, recipient }: MailsSought,
    { limit, after }: PageRequest,
  ): Promise<Page<ListedMail>> {
    requireAdministrator(actor);
    const [before] = cursorParts(after, [MAX]);
    const filter = {
      state,
      template,
      recipients: recipient === undefined ? undefined : emailSpellings(recipient),
    };
    const rows = await readFrom(this.dataSource, (db) => listMails(db, filter, { before, limit: limit + 1 }));
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** @throws CodedError `authorization.refused` */
  async count(actor: Actor): Promise<MailCounts> {
    requireAdministrator(actor);
    return readFrom(this.dataSource, countMails);
  }
}
