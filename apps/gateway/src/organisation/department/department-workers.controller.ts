/** Routes of the workers of a department. Its company and admins add and remove workers; staff read. */
import type { Actor } from '#auth/authorization';
import {
  AddDepartmentWorker,
  ListDepartmentWorkers,
  MoveDepartmentWorker,
  RemoveDepartmentWorker,
} from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { toPage } from '../../resource/page.dto.js';
import { ListQueryDto, pageRequestOf } from '../../resource/list-query.dto.js';
import { UserIdPipe, UuidPipe } from '../../resource/path-ids.js';
import { MemberDto } from '../member.dto.js';
import { requireUserId } from '../ids.js';
import { AddWorkerDto, MoveWorkerDto } from './department-requests.dto.js';
import { WorkerDto, WorkerPageDto } from './worker.dto.js';
import { managementRefusals } from '../management-refusals.js';

@ApiTags('departments')
@CallableBy('user')
@Administrative()
@Controller('api/v1/departments/:id/workers')
export class DepartmentWorkersController {
  constructor(
    private readonly listWorkers: ListDepartmentWorkers,
    private readonly addWorker: AddDepartmentWorker,
    private readonly moveWorker: MoveDepartmentWorker,
    private readonly removeWorker: RemoveDepartmentWorker,
  ) {}

  @Described({
    does: 'List the workers of a department. For its company and administrators',
    answers: { status: 200, type: WorkerPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListQueryDto,
  ): Promise<WorkerPageDto> {
    return toPage(await this.listWorkers.execute(actor, id, pageRequestOf(query)), WorkerDto.from);
  }

  @Described({
    does: 'Add a worker to a department. Companies add workers without another company, admins add all. Idempotent',
    takes: AddWorkerDto,
    answers: { status: 201, type: MemberDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Body() { user_id }: AddWorkerDto,
  ): Promise<MemberDto> {
    const workerId = requireUserId(user_id);
    await this.addWorker.execute(actor, id, workerId);
    return { user_id: workerId };
  }

  @Described({
    does: 'Move a worker to another department. Companies move workers among their own departments, admins also to another company. They get a mail',
    takes: MoveWorkerDto,
    answers: { status: 204 },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post(':userId/move')
  @HttpCode(204)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) from: string,
    @Param('userId', UserIdPipe) workerId: number,
    @Body() { department_id: to }: MoveWorkerDto,
  ): Promise<void> {
    await this.moveWorker.execute(actor, { workerId, from, to });
  }

  @Described({
    does: 'Remove a worker from a department. They lose the permissions that only this company allowed them to hold',
    answers: { status: 204 },
    fails: [...managementRefusals, 'resource.not_found'],
  })
  @Delete(':userId')
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<void> {
    await this.removeWorker.execute(actor, id, userId);
  }
}
