/** Routes of house groups: a company manages those it provides for, admins all. */
import type { Actor } from '#auth/authorization';
import {
  ChangeHouseGroup,
  CreateHouseGroup,
  DeleteHouseGroup,
  ListHouseGroups,
  ReadHouseGroup,
} from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
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
import { Described } from '../../api-document/described-route.js';
import { pageRequestOf } from '../../resource/list-query.dto.js';
import { toOrderedPage } from '../../resource/page.dto.js';
import { UuidPipe } from '../../resource/path-ids.js';
import { IfMatch } from '../../resource/versions.js';
import { optionalUserId } from '../ids.js';
import { VersionHeader } from '../../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../../resource/versioned-change.js';
import {
  CreateHouseGroupDto,
  ChangeHouseGroupDto,
  ListHouseGroupsQueryDto,
} from './house-group-requests.dto.js';
import { HouseGroupDto, HouseGroupPageDto, ListedHouseGroupDto } from './house-group.dto.js';
import { managementRefusals } from '../management-refusals.js';

@ApiTags('housing')
@CallableBy('user')
@Administrative()
@UseInterceptors(VersionHeader)
@Controller('api/v1/house-groups')
export class HouseGroupsController {
  constructor(
    private readonly createHouseGroup: CreateHouseGroup,
    private readonly listHouseGroups: ListHouseGroups,
    private readonly readHouseGroup: ReadHouseGroup,
    private readonly changeHouseGroup: ChangeHouseGroup,
    private readonly deleteHouseGroup: DeleteHouseGroup,
  ) {}

  @Described({
    does: 'Create a house group. A company becomes its provider, admins choose any provider or none',
    takes: CreateHouseGroupDto,
    answers: { status: 201, type: HouseGroupDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateHouseGroupDto): Promise<HouseGroupDto> {
    return HouseGroupDto.from(
      await this.createHouseGroup.execute(actor, {
        name: body.name,
        providerId: optionalUserId(body.provider_id),
      }),
    );
  }

  @Described({
    does: 'List house groups: those the caller provides for or lives in or, for administrators, all',
    answers: { status: 200, type: HouseGroupPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListHouseGroupsQueryDto,
  ): Promise<HouseGroupPageDto> {
    const page = await this.listHouseGroups.execute(
      actor,
      pageRequestOf(query),
      optionalUserId(query.provider_id),
    );
    return toOrderedPage(page, ListedHouseGroupDto.from);
  }

  @Described({
    does: 'Read a house group',
    answers: { status: 200, type: ListedHouseGroupDto },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<ListedHouseGroupDto> {
    return ListedHouseGroupDto.from(await this.readHouseGroup.execute(actor, id));
  }

  @WantsVersion()
  @Described({
    does: 'Rename a house group. Admins may change its provider, whereupon its tenants lose the permissions that only the old provider allowed them to hold',
    takes: ChangeHouseGroupDto,
    answers: { status: 200, type: HouseGroupDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found', ...staleVersion],
  })
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeHouseGroupDto,
  ): Promise<HouseGroupDto> {
    const providerId = body.provider_id === null ? null : optionalUserId(body.provider_id);
    const changes = { name: body.name, providerId };
    return HouseGroupDto.from(await this.changeHouseGroup.execute(actor, { id, version }, changes));
  }

  @WantsVersion()
  @Described({
    does: 'Delete an empty house group',
    answers: { status: 204 },
    fails: [...managementRefusals, 'resource.not_found', 'resource.in_use', ...staleVersion],
  })
  @Delete(':id')
  @HttpCode(204)
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deleteHouseGroup.execute(actor, { id, version });
  }
}
