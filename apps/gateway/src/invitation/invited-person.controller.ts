/** Routes of the invited person, who presents the mailed code. */
import { noFlags, type UserActor } from '#auth/authorization';
import { BrowserSessions, CurrentClient, Public, SessionCookies } from '#auth/http';
import type { Client } from '#auth/security-event';
import type { ErrorCode } from '#errors';
import { AcceptInvitation, DeclineInvitation, FindInvitation } from '#organisation';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { profileChangesOf } from '../account/change-profile.dto.js';
import { Described } from '../api-document/described-route.js';
import { ok, OkDto } from '../resource/ok.dto.js';
import { AcceptInvitationDto, InvitationCodeDto } from './invitation-requests.dto.js';
import { AcceptanceDto, OfferedInvitationDto } from './invitation.dto.js';

const refusals = [
  'request.invalid_fields',
  'request.origin_refused',
  'invitation.code_rejected',
  'invitation.accepted_already',
  'invitation.declined_already',
  'invitation.revoked',
  'invitation.expired',
  'invitation.replaced',
  'throttle.network_limit',
  'throttle.banned',
] as const satisfies readonly ErrorCode[];

@Public()
@ApiTags('invitations')
@Controller('api/v1/invitation')
export class InvitedPersonController {
  constructor(
    private readonly findInvitation: FindInvitation,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly declineInvitation: DeclineInvitation,
    private readonly browserSessions: BrowserSessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Described({
    does: 'Read the invitation of a mailed code, and record that it was opened',
    takes: InvitationCodeDto,
    answers: { status: 200, type: OfferedInvitationDto },
    fails: [...refusals, 'invitation.account_closed', 'invitation.other_person'],
  })
  @Post()
  @HttpCode(200)
  async look(
    @Body() { code }: InvitationCodeDto,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
  ): Promise<OfferedInvitationDto> {
    const userId = await this.browserSessions.userOf(request);
    const actor = userId === undefined ? undefined : personOf(userId);
    return OfferedInvitationDto.from(
      await this.findInvitation.execute({ code, isOpening: true }, actor, client),
    );
  }

  @Described({
    does:
      'Accept an invitation. A browser that is logged in accepts with its account. An address without an active account sends a ' +
      'password and the fields of the profile that the invitation lacks, and may log in at once',
    takes: AcceptInvitationDto,
    answers: { status: 200, type: AcceptanceDto },
    fails: [
      ...refusals,
      'invitation.account_closed',
      'invitation.other_person',
      'invitation.login_required',
      'invitation.other_profile',
      'invitation.company_gone',
      'invitation.inviter_gone',
      'invitation.share_exceeds',
      'permission.too_many',
      'resource.changed_meanwhile',
      'password.busy',
    ],
  })
  @Post('accept')
  @HttpCode(200)
  async accept(
    @Body() { code, password, profile }: AcceptInvitationDto,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptanceDto> {
    const userId = await this.browserSessions.currentUser(request, client);
    const acceptance = await this.acceptInvitation.execute(
      { code, password: password ?? undefined, profile: profile && profileChangesOf(profile) },
      userId === undefined ? undefined : personOf(userId),
      client,
    );
    if (acceptance.device) this.cookies.remember(reply, acceptance.device);
    return AcceptanceDto.from(acceptance);
  }

  @Described({
    does: 'Decline an invitation. Those who invited see that it was declined, and nothing else',
    takes: InvitationCodeDto,
    answers: { status: 200, type: OkDto },
    fails: [...refusals, 'resource.changed_meanwhile'],
  })
  @Post('decline')
  @HttpCode(200)
  async decline(@Body() { code }: InvitationCodeDto, @CurrentClient() client: Client): Promise<OkDto> {
    await this.declineInvitation.execute(code, client);
    return ok;
  }
}

/** Accepting needs no rank. */
export function personOf(userId: number): UserActor {
  return { ...noFlags, userId };
}
