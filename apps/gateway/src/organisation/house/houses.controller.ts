/** Routes of houses: a company manages those in the groups it provides for, admins all. */
import type { Actor } from '#auth/authorization';
import { ChangeHouse, CreateHouse, DeleteHouse, ListHouses, ReadHouse } from '#organisation';
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
import { CreateHouseDto, ChangeHouseDto, ListHousesQueryDto } from './house-requests.dto.js';
import { HouseDto, HousePageDto } from './house.dto.js';
import { managementRefusals } from '../management-refusals.js';

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
    takes: CreateHouseDto,
    answers: { status: 201, type: HouseDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateHouseDto): Promise<HouseDto> {
    return HouseDto.from(await this.createHouse.execute(actor, houseFields(body)));
  }

  @Described({
    does: 'List houses: those the caller provides for or lives in or, for administrators, all',
    answers: { status: 200, type: HousePageDto },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListHousesQueryDto): Promise<HousePageDto> {
    const filter = { groupId: query.group_id ?? undefined, search: query.search ?? undefined };
    const page = await this.listHouses.execute(actor, pageRequestOf(query), filter);
    return toOrderedPage(page, HouseDto.from);
  }

  @Described({
    does: 'Read a house',
    answers: { status: 200, type: HouseDto },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<HouseDto> {
    return HouseDto.from(await this.readHouse.execute(actor, id));
  }

  @WantsVersion()
  @Described({
    does: 'Change a house, or move it to another group, whereupon its tenants lose the permissions that only the old provider allowed them to hold',
    takes: ChangeHouseDto,
    answers: { status: 200, type: HouseDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found', ...staleVersion],
  })
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeHouseDto,
  ): Promise<HouseDto> {
    return HouseDto.from(await this.changeHouse.execute(actor, { id, version }, houseFields(body)));
  }

  @WantsVersion()
  @Described({
    does: 'Delete an empty house',
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
    await this.deleteHouse.execute(actor, { id, version });
  }
}

function houseFields<Given extends CreateHouseDto | ChangeHouseDto>({
  zip_code,
  group_id,
  ...address
}: Given) {
  return { ...address, zipCode: zip_code, groupId: group_id };
}
