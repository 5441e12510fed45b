/** Routes of the sessions of a user, for administrators. */
import type { Actor } from '#auth/authorization';
import { RevokeSessions } from '#auth/session';
import { CallableBy, CurrentActor } from '#auth/http';
import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { UserIdPipe } from '../resource/path-ids.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/sessions')
export class UserSessionsController {
  constructor(private readonly revokeSessions: RevokeSessions) {}

  @Described({
    does: 'End all sessions of an account on every entry point immediately',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Delete()
  @HttpCode(204)
  async end(@CurrentActor() actor: Actor, @Param('userId', UserIdPipe) userId: number): Promise<void> {
    await this.revokeSessions.execute(actor, { userId });
  }
}
