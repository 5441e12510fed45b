/** The route that grants the permissions of a group to a user, for administrators. */
import type { Actor } from '#auth/authorization';
import { ApplyPermissionGroup } from '#auth/permission';
import { CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { requireUserId } from '../organisation/ids.js';
import { UuidPipe } from '../resource/path-ids.js';
import { AddGroupHolderDto } from './permission-requests.dto.js';
import { GrantedPermissionsDto } from './permission-change.dto.js';

@ApiTags('permissions')
@CallableBy('staff', 'admin')
@Controller('api/v1/permission-groups/:id/apply')
export class GroupHoldersController {
  constructor(private readonly applyGroup: ApplyPermissionGroup) {}

  @Described({
    does: 'Grant a user all permissions of the group, or none if one is refused. Later changes of the group do not affect the user',
    takes: AddGroupHolderDto,
    answers: { status: 200, type: GrantedPermissionsDto },
    fails: [
      'request.invalid_fields',
      'authorization.refused',
      'resource.not_found',
      'permission.beyond_company',
    ],
  })
  @Post()
  @HttpCode(200)
  apply(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Body() { user_id }: AddGroupHolderDto,
  ): Promise<GrantedPermissionsDto> {
    return this.applyGroup.execute(actor, { group: { id }, userId: requireUserId(user_id) });
  }
}
