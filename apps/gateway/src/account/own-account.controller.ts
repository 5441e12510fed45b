/** Routes that read and change the account of the caller. */
import type { Subject } from '#auth/contract';
import { ChangeOwnAccount, ReadOwnAccount } from '#auth/account';
import { CallableBy, CurrentSubject } from '#auth/http';
import { Body, Controller, Get, Patch, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import { ChangeOwnAccountDto, ownAccountChangesOf } from './change-account.dto.js';
import { OwnAccountDto } from './account.dto.js';

@ApiTags('account')
@CallableBy('user')
@UseInterceptors(VersionHeader)
@Controller('api/v1/me')
export class OwnAccountController {
  constructor(
    private readonly readOwnAccount: ReadOwnAccount,
    private readonly changeOwnAccount: ChangeOwnAccount,
  ) {}

  @Described({
    does: 'Read your own account and profile',
    answers: { status: 200, type: OwnAccountDto },
  })
  @Get()
  async read(@CurrentSubject() { userId }: Subject): Promise<OwnAccountDto> {
    return OwnAccountDto.from(await this.readOwnAccount.execute(userId));
  }

  @WantsVersion()
  @Described({
    does: 'Change your phones, your language and your profile. Omitted fields stay, null clears a field',
    takes: ChangeOwnAccountDto,
    answers: { status: 200, type: OwnAccountDto },
    fails: ['request.invalid_fields', 'request.malformed', 'request.too_deep', ...staleVersion],
  })
  @Patch()
  async change(
    @CurrentSubject() { userId }: Subject,
    @IfMatch() version: number,
    @Body() body: ChangeOwnAccountDto,
  ): Promise<OwnAccountDto> {
    return OwnAccountDto.from(
      await this.changeOwnAccount.execute({ userId, version }, ownAccountChangesOf(body)),
    );
  }
}
