/** Routes of the email of an account, for administrators. */
import type { Actor } from '#auth/authorization';
import { ChangeUserEmail, ReadRequestedEmail, WithdrawUserEmail } from '#auth/account';
import { CallableBy, CurrentActor, NeedsStepUp } from '#auth/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { AccountDto } from '../account/account.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import { RequestedEmailDto } from './user.dto.js';
import { ChangeUserEmailDto } from './user-requests.dto.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@UseInterceptors(VersionHeader)
@Controller('api/v1/users/:userId/email')
export class UserEmailController {
  constructor(
    private readonly readRequestedEmail: ReadRequestedEmail,
    private readonly changeUserEmail: ChangeUserEmail,
    private readonly withdrawUserEmail: WithdrawUserEmail,
  ) {}

  @Described({
    does: 'Show the new email that waits for its confirmation, if there is one',
    answers: { status: 200, type: RequestedEmailDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Get()
  async read(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<RequestedEmailDto> {
    return RequestedEmailDto.from(await this.readRequestedEmail.execute(actor, userId));
  }

  @NeedsStepUp()
  @WantsVersion()
  @Described({
    does: 'Request a change of email: the new address confirms it, and the old one can object. At once before the activation',
    takes: ChangeUserEmailDto,
    answers: { status: 202, type: AccountDto },
    fails: [
      'request.invalid_fields',
      'authorization.refused',
      'second_factor.step_up_required',
      'resource.not_found',
      'account.closed',
      ...staleVersion,
    ],
  })
  @Post()
  @HttpCode(202)
  async change(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
    @Body() { email: newEmail }: ChangeUserEmailDto,
  ): Promise<AccountDto> {
    return AccountDto.from(await this.changeUserEmail.execute(actor, { userId, version, newEmail }));
  }

  @NeedsStepUp()
  @Described({
    does: 'Withdraw a requested change of email: its mailed link ends. Also succeeds without one',
    answers: { status: 204 },
    fails: ['authorization.refused', 'second_factor.step_up_required', 'resource.not_found'],
  })
  @Delete()
  @HttpCode(204)
  async withdraw(@CurrentActor() actor: Actor, @Param('userId', UserIdPipe) userId: number): Promise<void> {
    await this.withdrawUserEmail.execute(actor, userId);
  }
}
