/** A person's second factors as a whole, and their recovery codes. */
import type { Subject } from '#auth/contract';
import { type Client, ListFactors, RenewRecoveryCodes } from '#auth/core';
import { CallableBy, CurrentClient, CurrentSubject, NeedsStepUp } from '#auth/http';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { BodyPipe } from '../body/body.pipe.js';
import { codesAnswer, codesExample, factorsAnswer, factorsExample } from './second-factor-answers.js';
import { CurrentPasswordBody } from './second-factor-bodies.js';
import { withPassword } from './sensitive.js';

@ApiTags('second factor')
@CallableBy('user')
@Controller('api/v1/me/second-factor')
export class SecondFactorController {
  constructor(
    private readonly listFactors: ListFactors,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
  ) {}

  @Described({
    does: 'List your authenticator app, your passkeys, and how many recovery codes are left',
    answers: { status: 200, example: factorsExample },
  })
  @Get()
  async list(@CurrentSubject() { userId }: Subject): Promise<object> {
    return factorsAnswer(await this.listFactors.execute(userId));
  }

  @NeedsStepUp()
  @Described({
    does: 'Get ten new recovery codes, shown this once; the old ones are good no more',
    takes: CurrentPasswordBody,
    answers: { status: 201, example: codesExample },
    fails: [...withPassword, 'second_factor.not_enrolled'],
  })
  @Post('recovery-codes')
  async renew(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body(BodyPipe) { current_password }: CurrentPasswordBody,
  ): Promise<object> {
    return codesAnswer(await this.renewRecoveryCodes.execute(caller, current_password, client));
  }
}
