/** Shows the mails that were caught instead of sent, in development only: as pages, the list also as JSON. */
import { CurrentLanguage, Public } from '#auth/http';
import { AccountSettings, MailSettings } from '#config';
import { momentText } from '#display';
import { CodedError, type Language } from '#errors';
import { findMail, readMailbox, type StoredMail } from '#mail-queue';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { prefers } from '../page/accepted-type.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { mailPage, sendMailDocument } from './mail-page.js';
import { mailTexts } from './mail-texts.js';
import { mailboxPage } from './mailbox-page.js';

@Public()
@PageRoutes()
@Controller('dev/mail')
export class MailboxController {
  constructor(
    private readonly settings: MailSettings,
    private readonly account: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async mailbox(
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept') accept?: string,
  ): Promise<StoredMail[] | string> {
    const folder = this.settings.developmentMailbox;
    const mails = folder === undefined ? [] : await readMailbox(folder);
    return prefers(accept, 'application/json', 'text/html')
      ? mails
      : this.pages.send(reply, mailboxPage(mails, this.account.timeZone, language));
  }

  @Get(':id')
  async mail(
    @Param('id') id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const mail = await this.find(id);
    const texts = mailTexts[language];
    const arrived = momentText(new Date(mail.arrivedAt), language, this.account.timeZone);
    const facts = [
      { term: texts.recipient, value: mail.to },
      { term: texts.arrived, value: arrived },
    ];
    const back = { path: '/dev/mail', label: texts.mailbox };
    return this.pages.send(
      reply,
      mailPage({ mail, facts, htmlPath: `/dev/mail/${id}/html`, back }, language),
    );
  }

  @Get(':id/html')
  async html(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return sendMailDocument(reply, (await this.find(id)).html);
  }

  private async find(id: string): Promise<StoredMail> {
    const folder = this.settings.developmentMailbox;
    const mail = folder === undefined ? undefined : await findMail(folder, id);
    if (!mail) throw new CodedError('resource.not_found');
    return mail;
  }
}
