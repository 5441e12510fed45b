/** The pages that list invitations, send them again and revoke them, for administrators and companies. */
import type { UserActor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor, CurrentLanguage } from '#auth/http';
import { AccountSettings } from '#config';
import { CodedError, type Language } from '#errors';
import {
  invitationStates,
  ListInvitations,
  type PeopleAccess,
  ReadInvitation,
  ResendInvitation,
  RevokeInvitation,
} from '#organisation';
import { Controller, Get, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer, refusalOf } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { CurrentPeopleAccess } from '../page/people-access.js';
import { csvDownload } from '../resource/csv-download.js';
import { UuidPipe } from '../resource/path-ids.js';
import { invitationDoneOf } from './invitation-words.js';
import {
  invitationsPage,
  invitationsPath,
  type InvitationsQuery,
  revokeInvitationPage,
  type ShownInvitations,
} from './invitations-page.js';
import { invitationsTable } from './people-tables.js';

const rowsShown = 25;
const longestSearch = 100;
const everything: InvitationsQuery = { search: '', state: '', after: '' };

@CallableBy('user')
@Administrative()
@PageRoutes()
@Controller('account/people/invitations')
export class InvitationsPageController {
  constructor(
    private readonly listInvitations: ListInvitations,
    private readonly readInvitation: ReadInvitation,
    private readonly resendInvitation: ResendInvitation,
    private readonly revokeInvitation: RevokeInvitation,
    private readonly settings: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Query() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = queryOf(fields);
    const done = invitationDoneOf(fields['done']);
    try {
      return this.pages.send(reply, await this.shown(actor, { access, query, done }, language));
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'request.invalid_fields') throw error;
      const { timeZone } = this.settings;
      const page = { items: [], next: null };
      const refusal = refusalOf(error, language);
      const again = invitationsPage({ access, query, page, timeZone, refusal }, language);
      return this.pages.sendRefusal(reply, error, again);
    }
  }

  @Get('export')
  download(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() _access: PeopleAccess,
    @Query() fields: FormFields,
    @CurrentLanguage() language: Language,
  ): Promise<StreamableFile> {
    const filter = filterOf(queryOf(fields));
    return csvDownload('invitations', invitationsTable(language), (page) =>
      this.listInvitations.execute(actor, filter, page),
    );
  }

  @Post(':id/resend')
  resend(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Param('id', UuidPipe) id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.resendInvitation.execute(actor, id);
        return `${invitationsPath}?done=resent`;
      },
      (refusal) => this.shown(actor, { access, query: everything, refusal }, language),
    );
  }

  @Get(':id/revoke')
  async confirm(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() _access: PeopleAccess,
    @Param('id', UuidPipe) id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, await this.question(actor, id, language));
  }

  @Post(':id/revoke')
  revoke(
    @CurrentActor() actor: UserActor,
    @Param('id', UuidPipe) id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.revokeInvitation.execute(actor, id);
        return `${invitationsPath}?done=revoked`;
      },
      (refusal) => this.question(actor, id, language, refusal),
    );
  }

  private async question(
    actor: UserActor,
    id: string,
    language: Language,
    refusal?: FormRefusal,
  ): Promise<HtmlPage> {
    const invitation = await this.readInvitation.execute(actor, id);
    return revokeInvitationPage({ invitation, ...(refusal && { refusal }) }, language);
  }

  private async shown(
    actor: UserActor,
    shown: Omit<ShownInvitations, 'page' | 'timeZone'>,
    language: Language,
  ): Promise<HtmlPage> {
    const { query } = shown;
    const page = await this.listInvitations.execute(actor, filterOf(query), {
      limit: rowsShown,
      after: query.after || undefined,
    });
    return invitationsPage({ ...shown, page, timeZone: this.settings.timeZone }, language);
  }
}

const filterOf = ({ search, state }: InvitationsQuery) => ({
  search: search || undefined,
  state: state || undefined,
});

/** A state that no invitation has is left out. */
function queryOf(fields: FormFields): InvitationsQuery {
  const state = textOf(fields, 'state');
  return {
    search: textOf(fields, 'search').slice(0, longestSearch).trim(),
    state: invitationStates.find((known) => known === state) ?? '',
    after: textOf(fields, 'after'),
  };
}
