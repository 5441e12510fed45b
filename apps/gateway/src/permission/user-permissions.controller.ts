/** Who holds what: granted and revoked by administrators and, to its own people, by a company. */
import type { Actor } from '#auth/authorization';
import { GrantPermissions, ListHeldPermissions, RevokePermissions } from '#auth/permission';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, pageRequestOf } from '../resource/list-query.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { PermissionReferencesDto } from './permission-requests.dto.js';
import { toPage } from '../resource/page.dto.js';
import { GrantedPermissionsDto, RevokedPermissionsDto } from './permission-change.dto.js';
import { HeldPermissionDto, HeldPermissionPageDto } from './permission.dto.js';
import { managementRefusals } from '../organisation/management-refusals.js';

const refusals = [
  'request.invalid_fields',
  ...managementRefusals,
  'resource.not_found',
  'permission.not_held',
] as const;

@ApiTags('permissions')
@CallableBy('user')
@Administrative()
@Controller('api/v1/users/:userId/permissions')
export class UserPermissionsController {
  constructor(
    private readonly listHeld: ListHeldPermissions,
    private readonly grantPermissions: GrantPermissions,
    private readonly revokePermissions: RevokePermissions,
  ) {}

  @Described({
    does: 'List what somebody holds: oneself, one’s people, or, for administrators, anybody',
    answers: { status: 200, type: HeldPermissionPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: ListQueryDto,
  ): Promise<HeldPermissionPageDto> {
    const held = await this.listHeld.execute(actor, { userId, ...pageRequestOf(query) });
    return toPage(held, HeldPermissionDto.from);
  }

  @Described({
    does: 'Grant permissions, all of them or none; people hold at most what a company of theirs holds',
    takes: PermissionReferencesDto,
    answers: { status: 200, type: GrantedPermissionsDto },
    fails: [...refusals, 'permission.beyond_company'],
  })
  @Post()
  @HttpCode(200)
  grant(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() body: PermissionReferencesDto,
  ): Promise<GrantedPermissionsDto> {
    return this.grantPermissions.execute(actor, { userId, permissions: body.permissions });
  }

  @Described({
    does: 'Revoke permissions; taken from a company, its people lose them too',
    takes: PermissionReferencesDto,
    answers: { status: 200, type: RevokedPermissionsDto },
    fails: refusals,
  })
  @Delete()
  revoke(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() body: PermissionReferencesDto,
  ): Promise<RevokedPermissionsDto> {
    return this.revokePermissions.execute(actor, { userId, permissions: body.permissions });
  }
}
