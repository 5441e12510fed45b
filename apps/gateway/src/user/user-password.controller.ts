/** The route that mails a user a link to set a password, for administrators. */
import type { Actor } from '#auth/authorization';
import { SendPasswordReset } from '#auth/account';
import { CallableBy, CurrentActor, CurrentClient } from '#auth/http';
import type { Client } from '#auth/security-event';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ok, OkDto } from '../resource/ok.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/password-reset')
export class UserPasswordController {
  constructor(private readonly sendPasswordReset: SendPasswordReset) {}

  @Described({
    does: 'Mail a user of a lower rank a link to set a password: the first one, or a new one',
    answers: { status: 202, type: OkDto },
    fails: [
      'authorization.refused',
      'resource.not_found',
      'account.closed',
      'throttle.too_many_attempts',
      'throttle.network_limit',
      'throttle.banned',
    ],
  })
  @Post()
  @HttpCode(202)
  async send(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @CurrentClient() client: Client,
  ): Promise<OkDto> {
    await this.sendPasswordReset.execute(actor, userId, client);
    return ok;
  }
}
