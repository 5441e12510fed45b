/** Routes of the grants of a user: administrators manage those of every user, companies those of their own people. */
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
    does: 'List the permissions of a user: of yourself, of the people of your company or, for administrators, of every user',
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
    does: 'Grant permissions, all of them or none. Workers and tenants hold at most what one of their companies holds',
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
    does: 'Revoke permissions. If a company loses a permission, its people lose it too',
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
