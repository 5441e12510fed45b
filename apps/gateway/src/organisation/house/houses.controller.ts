/** Houses: a company manages those in the groups it provides for, an admin all. */
import type { Subject } from '#auth/contract';
import { actorOf, ChangeHouse, CreateHouse, DeleteHouse, ListHouses, ReadHouse } from '#auth/core';
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
import { houseAnswer, houseExample } from './house-answer.js';
import { HouseBody, HouseChangesBody, HousesQuery } from './house-bodies.js';

@ApiTags('housing')
@CallableBy('user')
@Administrative()
@UseInterceptors(VersionHeader)
@Controller('api/v1/houses')
export class HousesController {
  constructor(
    private readonly createHouse: CreateHouse,
    private readonly listHouses: ListHouses,
    private readonly readHouse: ReadHouse,
    private readonly changeHouse: ChangeHouse,
    private readonly deleteHouse: DeleteHouse,
  ) {}

  @Described({
    does: 'Create a house in a group',
    takes: HouseBody,
    answers: { status: 201, example: houseExample },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Post()
  async create(@CurrentSubject() subject: Subject, @Body(BodyPipe) body: HouseBody): Promise<object> {
    return houseAnswer(await this.createHouse.execute(actorOf(subject), houseFields(body)));
  }

  @Described({
    does: 'List the houses one provides for, or lives in, or, for administrators, all',
    answers: { status: 200, example: pageExample(houseExample) },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(@CurrentSubject() subject: Subject, @Query(BodyPipe) query: HousesQuery): Promise<object> {
    const page = await this.listHouses.execute(actorOf(subject), query.page, query.group_id ?? undefined);
    return pageAnswer(page, houseAnswer);
  }

  @Described({
    does: 'Read a house',
    answers: { status: 200, example: houseExample },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentSubject() subject: Subject, @Param('id', UuidPipe) id: string): Promise<object> {
    return houseAnswer(await this.readHouse.execute(actorOf(subject), id));
  }

  @WantsVersion()
  @Described({
    does: 'Change a house, or move it to another group; its tenants then lose what only the old provider let them hold',
    takes: HouseChangesBody,
    answers: { status: 200, example: houseExample },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found', ...staleVersion],
  })
  @Patch(':id')
  async change(
    @CurrentSubject() subject: Subject,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body(BodyPipe) body: HouseChangesBody,
  ): Promise<object> {
    return houseAnswer(await this.changeHouse.execute(actorOf(subject), { id, version }, houseFields(body)));
  }

  @WantsVersion()
  @Described({
    does: 'Delete a house that holds nothing any more',
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
    await this.deleteHouse.execute(actorOf(subject), { id, version });
  }
}

function houseFields<Given extends HouseBody | HouseChangesBody>({ zip_code, group_id, ...address }: Given) {
  return { ...address, zipCode: zip_code, groupId: group_id };
}
