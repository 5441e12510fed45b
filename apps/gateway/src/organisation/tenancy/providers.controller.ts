/** Routes of the providers of a tenant, found by area, house and house group. */
import type { UserActor } from '#auth/authorization';
import { FindTenantProviders } from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { UserIdPipe } from '../../resource/path-ids.js';
import { ProviderListDto } from './provider.dto.js';

@ApiTags('housing')
@CallableBy('user')
@Administrative()
@Controller('api/v1')
export class ProvidersController {
  constructor(private readonly findProviders: FindTenantProviders) {}

  @Described({
    does: 'List your providers. A tenant has one for each company that provides for an area where they live',
    answers: { status: 200, type: ProviderListDto },
  })
  @Get('me/provider')
  async own(@CurrentActor() actor: UserActor): Promise<ProviderListDto> {
    return ProviderListDto.from(await this.findProviders.execute(actor, actor.userId));
  }

  @Described({
    does: 'List the providers of a tenant. A company sees only itself',
    answers: { status: 200, type: ProviderListDto },
    fails: ['resource.not_found'],
  })
  @Get('users/:userId/provider')
  async ofUser(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<ProviderListDto> {
    return ProviderListDto.from(await this.findProviders.execute(actor, userId));
  }
}
