/** Permission groups, the templates of roles: admins define them, administrators apply them. */
import type { Subject } from '#auth/contract';
import {
  actorOf,
  ChangePermissionGroup,
  CreatePermissionGroup,
  DeletePermissionGroup,
  ListPermissionGroups,
  ReadPermissionGroup,
} from '#auth/core';
import { CallableBy, CurrentSubject } from '#auth/http';
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
import { searchOf, SearchQueryDto } from '../resource/list-query.dto.js';
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
import { toPage } from '../resource/page.dto.js';
import {
  ListedPermissionGroupDto,
  ListedPermissionGroupPageDto,
  PermissionGroupDto,
} from './permission-group.dto.js';

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
    @CurrentSubject() subject: Subject,
    @Body() body: CreatePermissionGroupDto,
  ): Promise<PermissionGroupDto> {
    return PermissionGroupDto.from(await this.createGroup.execute(actorOf(subject), groupOf(body)));
  }

  @Described({
    does: 'List and search permission groups, by name',
    answers: { status: 200, type: ListedPermissionGroupPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('staff', 'admin')
  @Get()
  async list(
    @CurrentSubject() subject: Subject,
    @Query() query: SearchQueryDto,
  ): Promise<ListedPermissionGroupPageDto> {
    const search = searchOf(query);
    return toPage(await this.listGroups.execute(actorOf(subject), search), ListedPermissionGroupDto.from);
  }

  @Described({
    does: 'Read a permission group with what is in it',
    answers: { status: 200, type: PermissionGroupDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @CallableBy('staff', 'admin')
  @Get(':id')
  async read(
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
  ): Promise<PermissionGroupDto> {
    return PermissionGroupDto.from(await this.readGroup.execute(actorOf(subject), id));
  }

  @WantsVersion()
  @Described({
    does: 'Rename or describe a permission group, or set what is in it; who was given it keeps what they have',
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
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangePermissionGroupDto,
  ): Promise<PermissionGroupDto> {
    const group = await this.changeGroup.execute(actorOf(subject), { id, version }, groupChangesOf(body));
    return PermissionGroupDto.from(group);
  }

  @WantsVersion()
  @Described({
    does: 'Delete a permission group; who was given it keeps what they have',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found', ...staleVersion],
  })
  @CallableBy('admin')
  @Delete(':id')
  @HttpCode(204)
  async delete(
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deleteGroup.execute(actorOf(subject), { id, version });
  }
}
