/** Routes of invitations: a company manages its own, administrators all. */
import type { Actor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import {
  ListInvitationPermissions,
  ListInvitations,
  ReadInvitation,
  ResendInvitation,
  RevokeInvitation,
  SendInvitation,
} from '#organisation';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { optionalUserId } from '../organisation/ids.js';
import { managementRefusals } from '../organisation/management-refusals.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { UuidPipe } from '../resource/path-ids.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import {
  GivablePermissionsQueryDto,
  invitationFilterOf,
  ListInvitationsQueryDto,
  newInvitationOf,
  SendInvitationDto,
} from './invitation-requests.dto.js';
import { GivablePermissionsDto, InvitationDto, InvitationPageDto } from './invitation.dto.js';

@ApiTags('invitations')
@CallableBy('user')
@Administrative()
@UseInterceptors(VersionHeader)
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly sendInvitation: SendInvitation,
    private readonly listInvitations: ListInvitations,
    private readonly readInvitation: ReadInvitation,
    private readonly resendInvitation: ResendInvitation,
    private readonly revokeInvitation: RevokeInvitation,
    private readonly listPermissions: ListInvitationPermissions,
  ) {}

  @Described({
    does:
      'Invite an address. A company invites to itself, admins to any company or to none, staff to none. The response does not ' +
      'reveal whether the address has an account',
    takes: SendInvitationDto,
    answers: { status: 201, type: InvitationDto },
    fails: [
      'request.invalid_fields',
      ...managementRefusals,
      'resource.not_found',
      'permission.not_held',
      'invitation.already_open',
      'invitation.too_many',
    ],
  })
  @Post()
  async send(@CurrentActor() actor: Actor, @Body() body: SendInvitationDto): Promise<InvitationDto> {
    return InvitationDto.from(await this.sendInvitation.execute(actor, newInvitationOf(body)));
  }

  @Described({
    does: 'List and filter invitations, newest first: those of the calling company or, for administrators, all',
    answers: { status: 200, type: InvitationPageDto },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListInvitationsQueryDto,
  ): Promise<InvitationPageDto> {
    const page = await this.listInvitations.execute(actor, invitationFilterOf(query), pageRequestOf(query));
    return toOrderedPage(page, InvitationDto.from);
  }

  @Described({
    does:
      'List the permissions and the permission groups that an invitation can give: those that the company holds or, for an ' +
      'invitation to no company, all',
    answers: { status: 200, type: GivablePermissionsDto },
    fails: ['request.invalid_fields', ...managementRefusals],
  })
  @Get('permissions')
  async permissions(
    @CurrentActor() actor: Actor,
    @Query() query: GivablePermissionsQueryDto,
  ): Promise<GivablePermissionsDto> {
    const companyId = optionalUserId(query.company_id);
    return GivablePermissionsDto.from(await this.listPermissions.execute(actor, companyId));
  }

  @Described({
    does: 'Read an invitation',
    answers: { status: 200, type: InvitationDto },
    fails: [...managementRefusals, 'resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<InvitationDto> {
    return InvitationDto.from(await this.readInvitation.execute(actor, id));
  }

  @Described({
    does: 'Mail an open or expired invitation again. Its new link is valid for the full time, and the former link ends',
    answers: { status: 200, type: InvitationDto },
    fails: [
      ...managementRefusals,
      'resource.not_found',
      'invitation.ended',
      'invitation.already_open',
      'invitation.too_many',
    ],
  })
  @Post(':id/resend')
  @HttpCode(200)
  async resend(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<InvitationDto> {
    return InvitationDto.from(await this.resendInvitation.execute(actor, id));
  }

  @Described({
    does: 'Withdraw an open invitation. Its link says so',
    answers: { status: 200, type: InvitationDto },
    fails: [...managementRefusals, 'resource.not_found', 'invitation.ended'],
  })
  @Post(':id/revoke')
  @HttpCode(200)
  async revoke(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<InvitationDto> {
    return InvitationDto.from(await this.revokeInvitation.execute(actor, id));
  }
}
