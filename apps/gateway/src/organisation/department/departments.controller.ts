/** Routes of departments: a company manages its own, admins all; workers and staff read. */
import type { Actor } from '#auth/authorization';
import {
  CreateDepartment,
  DeleteDepartment,
  ListDepartments,
  ReadDepartment,
  RenameDepartment,
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
  CreateDepartmentDto,
  RenameDepartmentDto,
  ListDepartmentsQueryDto,
} from './department-requests.dto.js';
import { DepartmentDto, DepartmentPageDto } from './department.dto.js';
import { managementRefusals } from '../management-refusals.js';

@ApiTags('departments')
@CallableBy('user')
@Administrative()
@UseInterceptors(VersionHeader)
@Controller('api/v1/departments')
export class DepartmentsController {
  constructor(
    private readonly createDepartment: CreateDepartment,
    private readonly listDepartments: ListDepartments,
    private readonly readDepartment: ReadDepartment,
    private readonly renameDepartment: RenameDepartment,
    private readonly deleteDepartment: DeleteDepartment,
  ) {}

  @Described({
    does: 'Create a department. Companies create their own, admins those of any company',
    takes: CreateDepartmentDto,
    answers: { status: 201, type: DepartmentDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body() { name, company_id }: CreateDepartmentDto,
  ): Promise<DepartmentDto> {
    const department = { name, companyId: optionalUserId(company_id) };
    return DepartmentDto.from(await this.createDepartment.execute(actor, department));
  }

  @Described({
    does: 'List departments: those of the calling company, those the caller works in or, for administrators, all',
    answers: { status: 200, type: DepartmentPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListDepartmentsQueryDto,
  ): Promise<DepartmentPageDto> {
    const companyId = optionalUserId(query.company_id);
    const filter = { companyId, search: query.search ?? undefined };
    const page = await this.listDepartments.execute(actor, pageRequestOf(query), filter);
    return toOrderedPage(page, DepartmentDto.from);
  }

  @Described({
    does: 'Read a department',
    answers: { status: 200, type: DepartmentDto },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<DepartmentDto> {
    return DepartmentDto.from(await this.readDepartment.execute(actor, id));
  }

  @WantsVersion()
  @Described({
    does: 'Rename a department',
    takes: RenameDepartmentDto,
    answers: { status: 200, type: DepartmentDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found', ...staleVersion],
  })
  @Patch(':id')
  async rename(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() { name }: RenameDepartmentDto,
  ): Promise<DepartmentDto> {
    return DepartmentDto.from(await this.renameDepartment.execute(actor, { id, version }, name));
  }

  @WantsVersion()
  @Described({
    does: 'Delete a department. Its workers lose the permissions that only its company allowed them to hold',
    answers: { status: 204 },
    fails: [...managementRefusals, 'resource.not_found', ...staleVersion],
  })
  @Delete(':id')
  @HttpCode(204)
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.deleteDepartment.execute(actor, { id, version });
  }
}
