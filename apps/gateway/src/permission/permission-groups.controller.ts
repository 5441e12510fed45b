/** Routes of permission groups, the templates of roles: admins define them, staff read and apply them. */
import type { Actor } from '#auth/authorization';
import {
  ChangePermissionGroup,
  CreatePermissionGroup,
  DeletePermissionGroup,
  ListPermissionGroups,
  permissionGroupOrder,
  ReadPermissionGroup,
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
import { UuidPipe } from '../resource/path-ids.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import {
  groupChangesOf,
  groupOf,
  CreatePermissionGroupDto,
  ChangePermissionGroupDto,
} from './permission-requests.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import {
  ListedPermissionGroupDto,
  ListedPermissionGroupPageDto,
  PermissionGroupDto,
} from './permission-group.dto.js';

class ListPermissionGroupsQueryDto extends Ordered(permissionGroupOrder, SearchQueryDto) {}

@ApiTags('permissions')
@UseInterceptors(VersionHeader)
@Controller('api/v1/permission-groups')
export class PermissionGroupsController {
  constructor(
    private readonly createGroup: CreatePermissionGroup,
    private readonly listGroups: ListPermissionGroups,
    private readonly readGroup: ReadPermissionGroup,
    private readonly changeGroup: ChangePermissionGroup,
    private readonly deleteGroup: DeletePermissionGroup,
  ) {}

  @Described({
    does: 'Create a permission group',
    takes: CreatePermissionGroupDto,
    answers: { status: 201, type: PermissionGroupDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'permission.group_exists'],
  })
  @CallableBy('admin')
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreatePermissionGroupDto,
  ): Promise<PermissionGroupDto> {
    return PermissionGroupDto.from(await this.createGroup.execute(actor, groupOf(body)));
  }

  @Described({
    does: 'List and search permission groups, by name',
    answers: { status: 200, type: ListedPermissionGroupPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('staff', 'admin')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListPermissionGroupsQueryDto,
  ): Promise<ListedPermissionGroupPageDto> {
    const search = searchOf(query);
    return toOrderedPage(await this.listGroups.execute(actor, search), ListedPermissionGroupDto.from);
  }

  @Described({
    does: 'Read a permission group with its permissions',
    answers: { status: 200, type: PermissionGroupDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @CallableBy('staff', 'admin')
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<PermissionGroupDto> {
    return PermissionGroupDto.from(await this.readGroup.execute(actor, { id }));
  }

  @WantsVersion()
  @Described({
    does: 'Change the name, description or permissions of a permission group. Existing grants stay',
    takes: ChangePermissionGroupDto,
    answers: { status: 200, type: PermissionGroupDto },
    fails: [
      'request.invalid_fields',
      'authorization.refused',
      'resource.not_found',
      'permission.group_exists',
      ...staleVersion,
    ],
  })
  @CallableBy('admin')
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangePermissionGroupDto,
  ): Promise<PermissionGroupDto> {
    const group = await this.changeGroup.execute(actor, { id, version }, groupChangesOf(body));
    return PermissionGroupDto.from(group);
  }

  @WantsVersion()
  @Described({
    does: 'Delete a permission group. Existing grants stay',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found', ...staleVersion],
  })
  @CallableBy('admin')
  @Delete(':id')
  @HttpCode(204)
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deleteGroup.execute(actor, { id, version });
  }
}
