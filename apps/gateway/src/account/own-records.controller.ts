/** Routes that export and erase the data of the caller. */
import type { UserActor } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { EraseOwnAccount } from '#auth/account';
import { CallableBy, CurrentClient, CurrentActor, NeedsStepUp, SessionCookies } from '#auth/http';
import { ExportAccount } from '#account-export';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { CurrentPasswordDto } from './current-password.dto.js';
import { AccountExportDto } from './account-export.dto.js';

@ApiTags('account')
@CallableBy('user')
@Controller('api/v1/me')
export class OwnRecordsController {
  constructor(
    private readonly exportAccount: ExportAccount,
    private readonly eraseOwnAccount: EraseOwnAccount,
    private readonly cookies: SessionCookies,
  ) {}

  @NeedsStepUp()
  @Described({
    does: 'Export all data stored about you as one JSON document',
    answers: {
      status: 200,
      type: AccountExportDto,
      headers: { 'Content-Disposition': 'Name of the file' },
    },
    fails: [
      'second_factor.step_up_required',
      'throttle.too_many_attempts',
      'throttle.banned',
      'avatar.unavailable',
    ],
  })
  @Get('export')
  async export(
    @CurrentActor() actor: UserActor,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const document = await this.exportAccount.execute(actor, client);
    void reply.type('application/json; charset=utf-8');
    void reply.header('Content-Disposition', `attachment; filename="account-${actor.userId}.json"`);
    return document;
  }

  @NeedsStepUp()
  @Described({
    does: 'Erase your account and all data stored about you permanently. A last mail confirms it',
    takes: CurrentPasswordDto,
    answers: { status: 204 },
    fails: [
      'request.invalid_fields',
      'second_factor.step_up_required',
      'account.last_superuser',
      'resource.changed_meanwhile',
      'throttle.too_many_attempts',
      'throttle.banned',
      'password.busy',
    ],
  })
  @Post('erase')
  @HttpCode(204)
  async erase(
    @CurrentActor() actor: UserActor,
    @Body() { current_password }: CurrentPasswordDto,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.eraseOwnAccount.execute(actor, current_password, client);
    this.cookies.clear(reply);
  }
}
