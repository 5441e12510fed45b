/** Areas of houses: a company manages those it provides for, an admin all; tenants read where they live or own. */
import type { Subject } from '#auth/contract';
import { actorOf, ChangeArea, CreateArea, DeleteArea, ListAreas, ReadArea } from '#auth/core';
import { Administrative, CallableBy, CurrentSubject } from '#auth/http';
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
import { BodyPipe } from '../../body/body.pipe.js';
import { UuidPipe } from '../../resource/path-ids.js';
import { IfMatch } from '../../resource/versions.js';
import { pageAnswer, pageExample } from '../../resource/page-answer.js';
import { VersionHeader } from '../../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../../resource/versioned-change.js';
import { areaAnswer, areaExample } from './area-answer.js';
import { AreaBody, AreaChangesBody, AreasQuery } from './area-bodies.js';

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
    takes: AreaBody,
    answers: { status: 201, example: areaExample },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Post()
  async create(@CurrentSubject() subject: Subject, @Body(BodyPipe) body: AreaBody): Promise<object> {
    return areaAnswer(
      await this.createArea.execute(actorOf(subject), {
        number: body.number,
        houseId: body.house_id,
      }),
    );
  }

  @Described({
    does: 'List the areas one provides for, lives in or owns, or, for administrators, all',
    answers: { status: 200, example: pageExample(areaExample) },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(@CurrentSubject() subject: Subject, @Query(BodyPipe) query: AreasQuery): Promise<object> {
    const page = await this.listAreas.execute(actorOf(subject), query.page, query.house_id ?? undefined);
    return pageAnswer(page, areaAnswer);
  }

  @Described({
    does: 'Read an area',
    answers: { status: 200, example: areaExample },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentSubject() subject: Subject, @Param('id', UuidPipe) id: string): Promise<object> {
    return areaAnswer(await this.readArea.execute(actorOf(subject), id));
  }

  @WantsVersion()
  @Described({
    does: 'Change the number of an area',
    takes: AreaChangesBody,
    answers: { status: 200, example: areaExample },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found', ...staleVersion],
  })
  @Patch(':id')
  async change(
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body(BodyPipe) body: AreaChangesBody,
  ): Promise<object> {
    return areaAnswer(await this.changeArea.execute(actorOf(subject), { id, version }, body.number));
  }

  @WantsVersion()
  @Described({
    does: 'Delete an area that holds nothing any more',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found', 'resource.in_use', ...staleVersion],
  })
  @Delete(':id')
  @HttpCode(204)
  async delete(
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deleteArea.execute(actorOf(subject), { id, version });
  }
}
