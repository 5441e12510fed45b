/** Routes of one account with its profile, for administrators. */
import type { Actor } from '#auth/authorization';
import { ChangeUser, EraseAccount, GiveProfile, ReadUser } from '#auth/account';
import { CallableBy, CurrentActor, NeedsStepUp } from '#auth/http';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeAccountDto, accountChangesOf } from '../account/change-account.dto.js';
import { Described } from '../api-document/described-route.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import { AccountDto } from '../account/account.dto.js';
import { profileInput } from '../account/profile.transform.js';
import { GiveProfileDto } from './give-profile.dto.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@UseInterceptors(VersionHeader)
@Controller('api/v1/users/:userId')
export class UserDetailsController {
  constructor(
    private readonly readUser: ReadUser,
    private readonly changeUser: ChangeUser,
    private readonly giveProfile: GiveProfile,
    private readonly eraseAccount: EraseAccount,
  ) {}

  @Described({
    does: 'Read an account with its profile',
    answers: { status: 200, type: AccountDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Get()
  async read(@CurrentActor() actor: Actor, @Param('userId', UserIdPipe) userId: number): Promise<AccountDto> {
    return AccountDto.from(await this.readUser.execute(actor, userId));
  }

  @NeedsStepUp()
  @WantsVersion()
  @Described({
    does: 'Change the fields of an account and its profile. Omitted fields stay, null clears a field',
    takes: ChangeAccountDto,
    answers: { status: 200, type: AccountDto },
    fails: [
      'request.invalid_fields',
      'request.malformed',
      'request.too_deep',
      'authorization.refused',
      'second_factor.step_up_required',
      'resource.not_found',
      ...staleVersion,
    ],
  })
  @Patch()
  async change(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
    @Body() body: ChangeAccountDto,
  ): Promise<AccountDto> {
    return AccountDto.from(await this.changeUser.execute(actor, { userId, version }, accountChangesOf(body)));
  }

  @NeedsStepUp()
  @WantsVersion()
  @Described({
    does: 'Give a profile to an account without one, such as one that a command created',
    takes: GiveProfileDto,
    answers: { status: 200, type: AccountDto },
    fails: [
      'request.invalid_fields',
      'request.malformed',
      'request.too_deep',
      'authorization.refused',
      'second_factor.step_up_required',
      'resource.not_found',
      ...staleVersion,
    ],
  })
  @Post('profile')
  @HttpCode(200)
  async give(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
    @Body() { profile }: GiveProfileDto,
  ): Promise<AccountDto> {
    return AccountDto.from(await this.giveProfile.execute(actor, { userId, version }, profileInput(profile)));
  }

  @NeedsStepUp()
  @WantsVersion()
  @Described({
    does: 'Erase an account and all personal data of its owner permanently. The email can be registered again',
    answers: { status: 204 },
    fails: [
      'authorization.refused',
      'second_factor.step_up_required',
      'resource.not_found',
      'account.last_superuser',
      ...staleVersion,
    ],
  })
  @CallableBy('admin')
  @Post('erase')
  @HttpCode(204)
  async erase(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.eraseAccount.execute(actor, { userId, version });
  }
}
