/** Takes the forms of the account's first page that accept and decline an invitation. */
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentClient, CurrentLanguage } from '#auth/http';
import type { Client } from '#auth/security-event';
import { CodedError, type Language } from '#errors';
import { AcceptOwnInvitation, DeclineOwnInvitation } from '#organisation';
import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { acceptedPage, declinedPage, endedPage, refusedPage } from '../invitation/invitation-page.js';
import { personOf } from '../invitation/invited-person.controller.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UuidPipe } from '../resource/path-ids.js';
import { ownInvitationPath } from './own-invitations-panel.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/invitations')
export class OwnInvitationsPageController {
  constructor(
    private readonly acceptOwnInvitation: AcceptOwnInvitation,
    private readonly declineOwnInvitation: DeclineOwnInvitation,
    private readonly pages: PageRenderer,
  ) {}

  @Post(':id/accept')
  accept(
    @CurrentActor() { userId }: UserActor,
    @Param('id', UuidPipe) id: string,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () =>
        acceptedPage(await this.acceptOwnInvitation.execute(personOf(userId), id, client), language),
      (refusal) => refused(refusal, id, language),
    );
  }

  @Post(':id/decline')
  decline(
    @CurrentActor() { userId }: UserActor,
    @Param('id', UuidPipe) id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.declineOwnInvitation.execute(personOf(userId), id);
        return declinedPage(language);
      },
      (refusal) => refused(refusal, id, language),
    );
  }
}

/** Which of the reasons ended the invitation is not known: it may be another person's. */
const refused = ({ code }: FormRefusal, id: string, language: Language) =>
  code === 'resource.not_found'
    ? endedPage(language)
    : refusedPage(new CodedError(code), language, { action: `${ownInvitationPath(id)}/decline` });
