/** Routes of the mail outbox: administrators read it, admins send failed mails again. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ListMails, RetryMail } from '#auth/mail';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { UuidPipe } from '../resource/path-ids.js';
import { ListMailsQueryDto, MailCountsDto, MailDto, MailPageDto, RetriedMailsDto } from './mail.dto.js';

@ApiTags('mails')
@CallableBy('staff', 'admin')
@Controller('api/v1/mails')
export class MailsController {
  constructor(
    private readonly listMails: ListMails,
    private readonly retryMail: RetryMail,
  ) {}

  @Described({
    does: 'List mails, newest first: waiting ones, those sent in the last 7 days, and those that failed in the last 30',
    answers: { status: 200, type: MailPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListMailsQueryDto): Promise<MailPageDto> {
    const { state, template, recipient } = query;
    const sought = {
      state: state ?? undefined,
      template: template ?? undefined,
      recipient: recipient ?? undefined,
    };
    return toOrderedPage(await this.listMails.execute(actor, sought, pageRequestOf(query)), MailDto.from);
  }

  @Described({
    does: 'Count the mails that wait and those that failed',
    answers: { status: 200, type: MailCountsDto },
    fails: ['authorization.refused'],
  })
  @Get('counts')
  async count(@CurrentActor() actor: Actor): Promise<MailCountsDto> {
    return MailCountsDto.from(await this.listMails.count(actor));
  }

  @Described({
    does: 'Send all failed mails again',
    answers: { status: 200, type: RetriedMailsDto },
    fails: ['authorization.refused'],
  })
  @CallableBy('admin')
  @Post('retry')
  @HttpCode(200)
  async retryAll(@CurrentActor() actor: Actor): Promise<RetriedMailsDto> {
    return { retried: await this.retryMail.all(actor) };
  }

  @Described({
    does: 'Send a failed mail again. It says what it said before; a link in it may have expired',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @CallableBy('admin')
  @Post(':id/retry')
  @HttpCode(204)
  async retry(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.retryMail.one(actor, id);
  }
}
