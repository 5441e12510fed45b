/** The routes of the link that objects to a change of email by an administrator. */
import { CheckLink, ObjectToEmailChange } from '#auth/account';
import { CurrentClient, CurrentLanguage, Public } from '#auth/http';
import type { Client } from '#auth/security-event';
import type { CodedError, Language } from '#errors';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MailedCodeDto } from '../account/mailed-code.dto.js';
import { AcceptsLanguage } from '../api-document/accepts-language.js';
import { Described } from '../api-document/described-route.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { AcceptsLinkParameters } from '../page/link-parameters.js';
import { PageRenderer } from '../page/page-renderer.js';
import { OkDto } from '../resource/ok.dto.js';
import { objectionForm, objectionOutcome } from './email-objection-page.js';

@ApiTags('account')
@Public()
@Controller('api/v1/email/object')
export class EmailObjectionController {
  constructor(
    private readonly checkLink: CheckLink,
    private readonly objectToEmailChange: ObjectToEmailChange,
    private readonly pages: PageRenderer,
  ) {}

  /** Target of the mailed link. GET does not use up the code. */
  @Described({
    does: 'Show the page that objects to a change of email by an administrator (target of the mailed link)',
    answers: { status: 200, media: 'text/html' },
    fails: ['code.rejected', 'throttle.network_limit', 'throttle.banned'],
  })
  @AcceptsLinkParameters('user_id', 'code')
  @AcceptsLanguage()
  @Get()
  form(
    @Query() query: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const linked = { userId: textOf(query, 'user_id'), code: textOf(query, 'code') };
    return this.pages.sendForm(reply, {
      form: async () => {
        await this.checkLink.execute('objection', linked, client);
        return objectionForm(linked, language);
      },
      refused: (error) => refusedPage(error, language),
    });
  }

  /** The code names the account: a session of another user in this browser does not matter, and stays. */
  @Described({
    does:
      'Object to a change of email by an administrator, with the code mailed to the former address. Withdraws the change. If it was ' +
      'confirmed already, gives the address back, ends all sessions of the account, invalidates the password and sends a mail with a ' +
      'link to set a new one. A browser that submits the form gets a page',
    takes: MailedCodeDto,
    answers: { status: 200, type: OkDto, media: 'text/html' },
    fails: [
      'request.invalid_fields',
      'request.origin_refused',
      'code.rejected',
      'throttle.too_many_attempts',
      'throttle.network_limit',
      'throttle.banned',
    ],
  })
  @AcceptsLanguage()
  @Post()
  @HttpCode(200)
  object(
    @Body() { user_id: userId, code }: MailedCodeDto,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto | string> {
    return this.pages.answerForm(this.objectToEmailChange.execute({ userId, code }, client), {
      reply,
      done: (outcome) => objectionOutcome(outcome, language),
      refused: (error) => refusedPage(error, language),
    });
  }
}

const refusedPage = ({ code }: CodedError, language: Language) =>
  code === 'code.rejected' ? objectionOutcome('rejected', language) : undefined;
