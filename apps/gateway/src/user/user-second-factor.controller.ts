/** Routes that show which second factors a user has, and remove those that are lost, for administrators. */
import type { Actor } from '#auth/authorization';
import { ListUserFactors, ResetSecondFactor } from '#auth/second-factor';
import { CallableBy, CurrentActor, NeedsStepUp } from '#auth/http';
import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { UserSecondFactorsDto } from '../second-factor/second-factor.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/second-factor')
export class UserSecondFactorController {
  constructor(
    private readonly listFactors: ListUserFactors,
    private readonly resetSecondFactor: ResetSecondFactor,
  ) {}

  @Described({
    does: 'Show which kinds of second factor a user has, without names and secrets',
    answers: { status: 200, type: UserSecondFactorsDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<UserSecondFactorsDto> {
    return UserSecondFactorsDto.from(await this.listFactors.execute(actor, userId));
  }

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
