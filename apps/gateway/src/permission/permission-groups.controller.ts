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
import { searchOf, SearchQuery } from '../resource/list-query.js';
import { pageAnswer, pageExample } from '../resource/page-answer.js';
import { UuidPipe } from '../resource/path-ids.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import {
  groupChangesOf,
  groupOf,
  PermissionGroupBody,
  PermissionGroupChangesBody,
} from './permission-bodies.js';

const listed = {
  id: '019aae10-3c00-7000-8000-000000000001',
  version: 1,
  name: 'Dispatcher',
  description: 'Whoever answers the phone',
};
const example = { ...listed, permissions: ['crm_button read', 'crm_button update'] };

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
    takes: PermissionGroupBody,
    answers: { status: 201, example },
    fails: ['request.invalid_fields', 'authorization.refused', 'permission.group_exists'],
  })
  @CallableBy('admin')
  @Post()
  create(@CurrentSubject() subject: Subject, @Body() body: PermissionGroupBody): Promise<object> {
    return this.createGroup.execute(actorOf(subject), groupOf(body));
  }

  @Described({
    does: 'List and search permission groups, by name',
    answers: { status: 200, example: pageExample(listed) },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('staff', 'admin')
  @Get()
  async list(@CurrentSubject() subject: Subject, @Query() query: SearchQuery): Promise<object> {
    const search = searchOf(query);
    return pageAnswer(await this.listGroups.execute(actorOf(subject), search), (row) => row);
  }

  @Described({
    does: 'Read a permission group with what is in it',
    answers: { status: 200, example },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @CallableBy('staff', 'admin')
  @Get(':id')
  read(@CurrentSubject() subject: Subject, @Param('id', UuidPipe) id: string): Promise<object> {
    return this.readGroup.execute(actorOf(subject), id);
  }

  @WantsVersion()
  @Described({
    does: 'Rename or describe a permission group, or set what is in it; who was given it keeps what they have',
    takes: PermissionGroupChangesBody,
    answers: { status: 200, example },
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
  change(
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() body: PermissionGroupChangesBody,
  ): Promise<object> {
    return this.changeGroup.execute(actorOf(subject), { id, version }, groupChangesOf(body));
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
