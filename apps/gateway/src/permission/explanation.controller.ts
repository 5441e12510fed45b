/** The route that explains the permissions of a user, for administrators. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ExplainPermissions } from '#auth/permission';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { UserIdPipe } from '../resource/path-ids.js';
import {
  ExplainedPermissionsDto,
  ExplainPermissionsQueryDto,
  permissionsToExplain,
} from './explanation.dto.js';

@ApiTags('permissions')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/permissions/explain')
export class ExplanationController {
  constructor(private readonly explainPermissions: ExplainPermissions) {}

  @Described({
    does:
      'Explain why a user holds permissions, all of them or those of one name, or lacks them: the grant, its group, and the ' +
      'companies that limit the user',
    answers: { status: 200, type: ExplainedPermissionsDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Get()
  async explain(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: ExplainPermissionsQueryDto,
  ): Promise<ExplainedPermissionsDto> {
    return ExplainedPermissionsDto.from(
      await this.explainPermissions.execute(actor, permissionsToExplain(userId, query)),
    );
  }
}
