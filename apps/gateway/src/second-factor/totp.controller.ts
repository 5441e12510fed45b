/** Routes that add (in two steps) and remove the authenticator app of the caller. */
import type { Subject } from '#auth/contract';
import { BeginTotp, ConfirmTotp, RemoveTotp } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { CallableBy, CurrentClient, CurrentSubject, NeedsStepUp, SessionCookies } from '#auth/http';
import { Body, Controller, Delete, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { ConfirmTotpDto } from './second-factor-requests.dto.js';
import { CurrentPasswordDto } from '../account/current-password.dto.js';
import { withPassword } from './sensitive.js';
import { OfferedTotpDto, RecoveryCodesDto } from './second-factor.dto.js';

@ApiTags('second factor')
@CallableBy('user')
@Controller('api/v1/me/second-factor/totp')
export class TotpController {
  constructor(
    private readonly beginTotp: BeginTotp,
    private readonly confirmTotp: ConfirmTotp,
    private readonly removeTotp: RemoveTotp,
    private readonly cookies: SessionCookies,
  ) {}

  @NeedsStepUp()
  @Described({
    does: 'Get a secret for an authenticator app. It must be confirmed within ten minutes',
    takes: CurrentPasswordDto,
    answers: { status: 201, type: OfferedTotpDto },
    fails: [...withPassword, 'second_factor.totp_enrolled'],
  })
  @Post()
  begin(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() { current_password }: CurrentPasswordDto,
  ): Promise<OfferedTotpDto> {
    return this.beginTotp.execute(caller, current_password, client);
  }

  @Described({
    does: 'Confirm the authenticator app with a code. The first second factor comes with recovery codes, which are shown only once',
    takes: ConfirmTotpDto,
    answers: { status: 200, type: RecoveryCodesDto },
    fails: [
      'request.invalid_fields',
      'second_factor.nothing_to_confirm',
      'resource.changed_meanwhile',
      'throttle.too_many_attempts',
      'throttle.banned',
    ],
  })
  @Post('confirm')
  @HttpCode(200)
  async confirm(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() { code }: ConfirmTotpDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesDto> {
    const { recoveryCodes, tokens } = await this.confirmTotp.execute(caller, code, client);
    await this.cookies.begin(reply, tokens, client);
    return RecoveryCodesDto.from(recoveryCodes);
  }

  @NeedsStepUp()
  @Described({
    does: 'Remove the authenticator app. Ends your other sessions',
    takes: CurrentPasswordDto,
    answers: { status: 204 },
    fails: [...withPassword, 'resource.not_found'],
  })
  @Delete()
  @HttpCode(204)
  async remove(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() { current_password }: CurrentPasswordDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const tokens = await this.removeTotp.execute(caller, current_password, client);
    await this.cookies.begin(reply, tokens, client);
  }
}
