/** Routes of the tenants of an area. Its provider and admins add and remove tenants; staff read. */
import type { Actor } from '#auth/authorization';
import { AddAreaTenant, ListAreaTenants, RemoveAreaTenant } from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { toPage } from '../../resource/page.dto.js';
import { ListQueryDto, pageRequestOf } from '../../resource/list-query.dto.js';
import { UserIdPipe, UuidPipe } from '../../resource/path-ids.js';
import { MemberDto } from '../member.dto.js';
import { requireUserId } from '../ids.js';
import { AddTenantDto } from './add-tenant.dto.js';
import { TenantDto, TenantPageDto } from './tenant.dto.js';
import { managementRefusals } from '../management-refusals.js';

@ApiTags('housing')
@CallableBy('user')
@Administrative()
@Controller('api/v1/areas/:id/tenants')
export class AreaTenantsController {
  constructor(
    private readonly listTenants: ListAreaTenants,
    private readonly addTenant: AddAreaTenant,
    private readonly removeTenant: RemoveAreaTenant,
  ) {}

  @Described({
    does: 'List the tenants of an area. For its provider and administrators',
    answers: { status: 200, type: TenantPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListQueryDto,
  ): Promise<TenantPageDto> {
    return toPage(await this.listTenants.execute(actor, id, pageRequestOf(query)), TenantDto.from);
  }

  @Described({
    does: 'Add a tenant to an area. Companies add tenants without another provider, admins add all. Idempotent',
    takes: AddTenantDto,
    answers: { status: 201, type: MemberDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Body() { user_id }: AddTenantDto,
  ): Promise<MemberDto> {
    const tenantId = requireUserId(user_id);
    await this.addTenant.execute(actor, id, tenantId);
    return { user_id: tenantId };
  }

  @Described({
    does: 'Remove a tenant from an area. They lose the permissions that only this provider allowed them to hold',
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
    await this.removeTenant.execute(actor, id, userId);
  }
}
