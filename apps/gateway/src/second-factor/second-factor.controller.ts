/** Routes that list the second factors of the caller and create recovery codes. */
import type { Subject } from '#auth/contract';
import type { Client } from '#auth/security-event';
import { ListFactors, RenewRecoveryCodes } from '#auth/second-factor';
import { CallableBy, CurrentClient, CurrentSubject, NeedsStepUp, SessionCookies } from '#auth/http';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';

import { CurrentPasswordDto } from '../account/current-password.dto.js';
import { withPassword } from './sensitive.js';
import { RecoveryCodesDto, SecondFactorsDto } from './second-factor.dto.js';

@ApiTags('second factor')
@CallableBy('user')
@Controller('api/v1/me/second-factor')
export class SecondFactorController {
  constructor(
    private readonly listFactors: ListFactors,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
    private readonly cookies: SessionCookies,
  ) {}

  @Described({
    does: 'List your authenticator app, your passkeys, and how many recovery codes are left',
    answers: { status: 200, type: SecondFactorsDto },
  })
  @Get()
  async list(@CurrentSubject() { userId }: Subject): Promise<SecondFactorsDto> {
    return SecondFactorsDto.from(await this.listFactors.execute(userId));
  }

  @NeedsStepUp()
  @Described({
    does: 'Create ten recovery codes, shown only in this response. The previous codes stop working',
    takes: CurrentPasswordDto,
    answers: { status: 201, type: RecoveryCodesDto },
    fails: [...withPassword, 'second_factor.not_enrolled'],
  })
  @Post('recovery-codes')
  async renew(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() { current_password }: CurrentPasswordDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesDto> {
    const { codes, tokens } = await this.renewRecoveryCodes.execute(caller, current_password, client);
    await this.cookies.begin(reply, tokens, client);
    return RecoveryCodesDto.from(codes);
  }
}
