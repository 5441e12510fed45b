/** Routes of areas: a company manages those it provides for, admins all; tenants read those where they live or own a share. */
import type { Actor } from '#auth/authorization';
import { ChangeArea, CreateArea, DeleteArea, ListAreas, ReadArea } from '#organisation';
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
import { VersionHeader } from '../../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../../resource/versioned-change.js';
import { CreateAreaDto, ChangeAreaDto, ListAreasQueryDto } from './area-requests.dto.js';
import { AreaDto, AreaPageDto } from './area.dto.js';
import { managementRefusals } from '../management-refusals.js';

@ApiTags('housing')
@CallableBy('user')
@Administrative()
@UseInterceptors(VersionHeader)
@Controller('api/v1/areas')
export class AreasController {
  constructor(
    private readonly createArea: CreateArea,
    private readonly listAreas: ListAreas,
    private readonly readArea: ReadArea,
    private readonly changeArea: ChangeArea,
    private readonly deleteArea: DeleteArea,
  ) {}

  @Described({
    does: 'Create an area in a house',
    takes: CreateAreaDto,
    answers: { status: 201, type: AreaDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateAreaDto): Promise<AreaDto> {
    return AreaDto.from(
      await this.createArea.execute(actor, {
        number: body.number,
        houseId: body.house_id,
      }),
    );
  }

  @Described({
    does: 'List areas: those the caller provides for, lives in or owns or, for administrators, all',
    answers: { status: 200, type: AreaPageDto },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListAreasQueryDto): Promise<AreaPageDto> {
    const page = await this.listAreas.execute(actor, pageRequestOf(query), query.house_id ?? undefined);
    return toOrderedPage(page, AreaDto.from);
  }

  @Described({
    does: 'Read an area',
    answers: { status: 200, type: AreaDto },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<AreaDto> {
    return AreaDto.from(await this.readArea.execute(actor, id));
  }

  @WantsVersion()
  @Described({
    does: 'Change the number of an area',
    takes: ChangeAreaDto,
    answers: { status: 200, type: AreaDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found', ...staleVersion],
  })
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeAreaDto,
  ): Promise<AreaDto> {
    return AreaDto.from(await this.changeArea.execute(actor, { id, version }, body.number));
  }

  @WantsVersion()
  @Described({
    does: 'Delete an empty area',
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
    await this.deleteArea.execute(actor, { id, version });
  }
}
