/** Routes of the shares of an area. Its provider and admins manage them; staff read. */
import type { Actor } from '#auth/authorization';
import { AddAreaOwner, ChangeShare, ListAreaOwners, RemoveAreaOwner } from '#organisation';
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
import { toPage } from '../../resource/page.dto.js';
import { ListQueryDto, pageRequestOf } from '../../resource/list-query.dto.js';
import { UuidPipe } from '../../resource/path-ids.js';
import { IfMatch } from '../../resource/versions.js';
import { optionalUserId } from '../ids.js';
import { VersionHeader } from '../../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../../resource/versioned-change.js';
import { AddOwnerDto, ChangeShareDto } from './share-requests.dto.js';
import { NamedShareDto, ShareDto, SharePageDto } from './share.dto.js';
import { managementRefusals } from '../management-refusals.js';

@ApiTags('housing')
@CallableBy('user')
@Administrative()
@UseInterceptors(VersionHeader)
@Controller('api/v1/areas/:id/owners')
export class AreaOwnersController {
  constructor(
    private readonly listOwners: ListAreaOwners,
    private readonly addOwner: AddAreaOwner,
    private readonly changeShare: ChangeShare,
    private readonly removeOwner: RemoveAreaOwner,
  ) {}

  @Described({
    does: 'List the shares of an area. For its provider and administrators',
    answers: { status: 200, type: SharePageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListQueryDto,
  ): Promise<SharePageDto> {
    return toPage(await this.listOwners.execute(actor, id, pageRequestOf(query)), NamedShareDto.from);
  }

  @Described({
    does: 'Add a share of an area. Companies add shares for themselves or for tenants without another provider, admins for all',
    takes: AddOwnerDto,
    answers: { status: 201, type: ShareDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found', 'ownership.exceeds_whole'],
  })
  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Body() { part, company_id, tenant_id }: AddOwnerDto,
  ): Promise<ShareDto> {
    const share = {
      part,
      companyId: optionalUserId(company_id),
      tenantId: optionalUserId(tenant_id),
    };
    return ShareDto.from(await this.addOwner.execute(actor, id, share));
  }

  @WantsVersion()
  @Described({
    does: 'Change the size of a share',
    takes: ChangeShareDto,
    answers: { status: 200, type: ShareDto },
    fails: [
      'request.invalid_fields',
      ...managementRefusals,
      'resource.not_found',
      'ownership.exceeds_whole',
      ...staleVersion,
    ],
  })
  @Patch(':shareId')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) areaId: string,
    @Param('shareId', UuidPipe) id: string,
    @IfMatch() version: number,
    @Body() { part }: ChangeShareDto,
  ): Promise<ShareDto> {
    return ShareDto.from(await this.changeShare.execute(actor, areaId, { id, version }, part));
  }

  @WantsVersion()
  @Described({
    does: 'Remove a share of an area',
    answers: { status: 204 },
    fails: [...managementRefusals, 'resource.not_found', ...staleVersion],
  })
  @Delete(':shareId')
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) areaId: string,
    @Param('shareId', UuidPipe) id: string,
    @IfMatch() version: number,
  ): Promise<void> {
    await this.removeOwner.execute(actor, areaId, { id, version });
  }
}
