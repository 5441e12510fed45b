/** Routes of the open invitations to the caller's own email, which need no mailed code. */
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentClient } from '#auth/http';
import type { Client } from '#auth/security-event';
import { AcceptOwnInvitation, DeclineOwnInvitation, ListOwnInvitations } from '#organisation';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ok, OkDto } from '../resource/ok.dto.js';
import { UuidPipe } from '../resource/path-ids.js';
import { AcceptanceDto } from './invitation.dto.js';
import { personOf } from './invited-person.controller.js';
import { OwnInvitationListDto } from './own-invitation.dto.js';

@ApiTags('invitations')
@CallableBy('user')
@Controller('api/v1/me/invitations')
export class OwnInvitationsController {
  constructor(
    private readonly listOwnInvitations: ListOwnInvitations,
    private readonly acceptOwnInvitation: AcceptOwnInvitation,
    private readonly declineOwnInvitation: DeclineOwnInvitation,
  ) {}

  @Described({
    does:
      'List the open invitations to your email, newest first. Empty until you have proved the email by a mailed link. Those who ' +
      'invited do not see that you read them',
    answers: { status: 200, type: OwnInvitationListDto },
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<OwnInvitationListDto> {
    return OwnInvitationListDto.from(await this.listOwnInvitations.execute(actor));
  }

  @Described({
    does: 'Accept an invitation of the list',
    answers: { status: 200, type: AcceptanceDto },
    fails: [
      'resource.not_found',
      'invitation.other_profile',
      'invitation.company_gone',
      'invitation.inviter_gone',
      'invitation.share_exceeds',
      'permission.too_many',
    ],
  })
  @Post(':id/accept')
  @HttpCode(200)
  async accept(
    @CurrentActor() { userId }: UserActor,
    @Param('id', UuidPipe) id: string,
    @CurrentClient() client: Client,
  ): Promise<AcceptanceDto> {
    return AcceptanceDto.from(await this.acceptOwnInvitation.execute(personOf(userId), id, client));
  }

  @Described({
    does: 'Decline an invitation of the list. Those who invited see that it was declined, and nothing else',
    answers: { status: 200, type: OkDto },
    fails: ['resource.not_found'],
  })
  @Post(':id/decline')
  @HttpCode(200)
  async decline(@CurrentActor() { userId }: UserActor, @Param('id', UuidPipe) id: string): Promise<OkDto> {
    await this.declineOwnInvitation.execute(personOf(userId), id);
    return ok;
  }
}
