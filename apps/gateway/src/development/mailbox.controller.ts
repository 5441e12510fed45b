/** Lists the mails that were caught instead of sent, in development only: as a page or as JSON. */
import { Public } from '#auth/http';
import { MailSettings } from '#config';
import { type CaughtMail, readMailbox } from '#mail-queue';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { prefers } from '../page/accepted-type.js';
import { PageRenderer } from '../page/page-renderer.js';
import { mailboxPage } from './mailbox-page.js';

@Public()
@ApiExcludeController()
@Controller('dev/mail')
export class MailboxController {
  constructor(
    private readonly settings: MailSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async mailbox(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept') accept?: string,
  ): Promise<CaughtMail[] | string> {
    const folder = this.settings.developmentMailbox;
    const mails = folder === undefined ? [] : await readMailbox(folder);
    return prefers(accept, 'application/json', 'text/html')
      ? mails
      : this.pages.send(reply, mailboxPage(mails));
  }
}
