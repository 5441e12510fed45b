/** The route that removes the second factors of a user who lost them, for administrators. */
import type { Actor } from '#auth/authorization';
import { ResetSecondFactor } from '#auth/second-factor';
import { CallableBy, CurrentActor, NeedsStepUp } from '#auth/http';
import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { UserIdPipe } from '../resource/path-ids.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/second-factor')
export class UserSecondFactorController {
  constructor(private readonly resetSecondFactor: ResetSecondFactor) {}

  @NeedsStepUp()
  @Described({
    does: 'Remove all second factors of a user of a lower rank and end their sessions',
    answers: { status: 204 },
    fails: [
      'authorization.refused',
      'second_factor.step_up_required',
      'resource.not_found',
      'second_factor.not_enrolled',
    ],
  })
  @Delete()
  @HttpCode(204)
  async reset(@CurrentActor() actor: Actor, @Param('userId', UserIdPipe) userId: number): Promise<void> {
    await this.resetSecondFactor.execute(actor, userId);
  }
}
