/** Routes of permissions: admins define them, staff and admins read them. */
import type { Actor } from '#auth/authorization';
import {
  ChangePermissions,
  CreatePermissions,
  DeletePermissions,
  ListPermissions,
  type PermissionAction,
  permissionOrder,
  ReadPermission,
} from '#auth/permission';
import { CallableBy, CurrentActor } from '#auth/http';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { Ordered, searchOf, SearchQueryDto } from '../resource/list-query.dto.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import { CreatePermissionDto, ChangePermissionDto } from './permission-requests.dto.js';
import { PermissionActionPipe, PermissionNamePipe } from './permission-name.pipe.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { ListedPermissionDto, ListedPermissionPageDto, PermissionDto } from './permission.dto.js';

class ListPermissionsQueryDto extends Ordered(permissionOrder, SearchQueryDto) {}

@ApiTags('permissions')
@UseInterceptors(VersionHeader)
@Controller('api/v1/permissions')
export class PermissionsController {
  constructor(
    private readonly createPermissions: CreatePermissions,
    private readonly listPermissions: ListPermissions,
    private readonly readPermission: ReadPermission,
    private readonly changePermissions: ChangePermissions,
    private readonly deletePermissions: DeletePermissions,
  ) {}

  @Described({
    does: 'Create the four permissions of a name, or one of them',
    takes: CreatePermissionDto,
    answers: { status: 201, type: PermissionDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'permission.exists'],
  })
  @CallableBy('admin')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() { name, description, action }: CreatePermissionDto,
  ): Promise<PermissionDto> {
    const wanted = { name, description: description ?? '', action: action ?? undefined };
    await this.createPermissions.execute(actor, wanted);
    return PermissionDto.from(await this.readPermission.execute(actor, name));
  }

  @Described({
    does: 'List permissions by name',
    answers: { status: 200, type: ListedPermissionPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('staff', 'admin')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListPermissionsQueryDto,
  ): Promise<ListedPermissionPageDto> {
    const search = searchOf(query);
    return toOrderedPage(await this.listPermissions.execute(actor, search), ListedPermissionDto.from);
  }

  @Described({
    does: 'Read the permissions of a name',
    answers: { status: 200, type: PermissionDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @CallableBy('staff', 'admin')
  @Get(':name')
  async read(
    @CurrentActor() actor: Actor,
    @Param('name', PermissionNamePipe) name: string,
  ): Promise<PermissionDto> {
    return PermissionDto.from(await this.readPermission.execute(actor, name));
  }

  @WantsVersion()
  @Described({
    does: 'Change the name or description of all permissions of a name. Users keep their grants',
    takes: ChangePermissionDto,
    answers: { status: 200, type: PermissionDto },
    fails: [
      'request.invalid_fields',
      'authorization.refused',
      'resource.not_found',
      'permission.exists',
      ...staleVersion,
    ],
  })
  @CallableBy('admin')
  @Patch(':name')
  async change(
    @CurrentActor() actor: Actor,
    @Param('name', PermissionNamePipe) name: string,
    @IfMatch() version: number,
    @Body() body: ChangePermissionDto,
  ): Promise<PermissionDto> {
    await this.changePermissions.execute(actor, {
      name,
      version,
      ...(body.name != null && { newName: body.name }),
      ...(body.description != null && { description: body.description }),
    });
    return PermissionDto.from(await this.readPermission.execute(actor, body.name ?? name));
  }

  @WantsVersion()
  @Described({
    does: 'Delete all permissions of a name and all grants of them',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found', ...staleVersion],
  })
  @CallableBy('admin')
  @Delete(':name')
  @HttpCode(204)
  async delete(
    @CurrentActor() actor: Actor,
    @Param('name', PermissionNamePipe) name: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deletePermissions.execute(actor, { name }, version);
  }

  @WantsVersion()
  @Described({
    does: 'Delete one action of a name',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found', ...staleVersion],
  })
  @CallableBy('admin')
  @Delete(':name/:action')
  @HttpCode(204)
  async deleteAction(
    @CurrentActor() actor: Actor,
    @Param('name', PermissionNamePipe) name: string,
    @Param('action', PermissionActionPipe) action: PermissionAction,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deletePermissions.execute(actor, { name, action }, version);
  }
}
