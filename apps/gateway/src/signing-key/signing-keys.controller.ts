/** Routes of the signing keys, for superusers. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ListKeys, RevokeKey, RotateKeys } from '#auth/token';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { UuidPipe } from '../resource/path-ids.js';
import {
  NextSigningKeyDto,
  RevokedSigningKeyDto,
  SigningKeyDto,
  SigningKeyListDto,
} from './signing-key.dto.js';

@ApiTags('signing keys')
@CallableBy('superuser')
@Controller('api/v1/signing-keys')
export class SigningKeysController {
  constructor(
    private readonly listKeys: ListKeys,
    private readonly rotateKeys: RotateKeys,
    private readonly revokeKey: RevokeKey,
  ) {}

  @Described({
    does: 'List the signing keys with their states, the newest first',
    answers: { status: 200, type: SigningKeyListDto },
    fails: ['authorization.refused'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<SigningKeyListDto> {
    return { items: (await this.listKeys.execute(actor)).map(SigningKeyDto.from) };
  }

  @Described({
    does:
      'Publish the next signing key ahead of schedule. It signs after `SIGNING_KEY_LEAD_SECONDS`; all sessions stay valid. ' +
      'Publishes none while one waits to sign',
    answers: { status: 200, type: NextSigningKeyDto },
    fails: ['authorization.refused'],
  })
  @Post()
  @HttpCode(200)
  async rotate(@CurrentActor() actor: Actor): Promise<NextSigningKeyDto> {
    return NextSigningKeyDto.from(await this.rotateKeys.now(actor));
  }

  @Described({
    does: 'Revoke a compromised signing key: every entry point rejects its tokens immediately, and another key signs',
    answers: { status: 200, type: RevokedSigningKeyDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Delete(':kid')
  @HttpCode(200)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('kid', UuidPipe) kid: string,
  ): Promise<RevokedSigningKeyDto> {
    return { replacement: (await this.revokeKey.execute(actor, kid)) ?? null };
  }
}
