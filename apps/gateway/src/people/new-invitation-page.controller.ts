/** The page that invites a person, for administrators and companies. */
import { changesFromText } from '#auth/account';
import { type GivablePermissions, ListGivablePermissions } from '#auth/permission';
import { parseUserId } from '#auth/user';
import type { UserActor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import { AccountSettings } from '#config';
import { fault, invalidFields, type Language } from '#errors';
import { type NewInvitation, type PeopleAccess, SendInvitation } from '#organisation';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { chosenIn, type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { CurrentPeopleAccess } from '../page/people-access.js';
import type { ProfileType } from './field-names.js';
import { invitationsPath } from './invitations-page.js';
import { draftFields, invitedKindOf, newInvitationPage } from './new-invitation-page.js';
import { type InvitationPlaces, ReadInvitationPlaces } from './places.js';

@CallableBy('user')
@Administrative()
@NeedsStepUp()
@PageRoutes()
@Controller('account/people/invitations/new')
export class NewInvitationPageController {
  constructor(
    private readonly sendInvitation: SendInvitation,
    private readonly readPlaces: ReadInvitationPlaces,
    private readonly listGivable: ListGivablePermissions,
    private readonly settings: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async form(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, await this.page(actor, access, query, language));
  }

  @Post()
  send(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const type = invitedKindOf(textOf(sent, 'type'), access);
        await this.sendInvitation.execute(actor, invitationOf(type, sent));
        return `${invitationsPath}?done=sent`;
      },
      (refusal) => this.page(actor, access, sent, language, refusal),
    );
  }

  private async page(
    actor: UserActor,
    access: PeopleAccess,
    sent: FormFields,
    language: Language,
    refusal?: FormRefusal,
  ): Promise<HtmlPage> {
    const type = invitedKindOf(textOf(sent, 'type'), access);
    const [house, company] = [textOf(sent, 'house'), textOf(sent, 'company_id')];
    const places = await this.readPlaces.execute(actor, { access, type, house, company });
    const givable = await this.givable(actor, access, type, places);
    const { defaultLanguage } = this.settings;
    return newInvitationPage({ access, type, places, givable, sent, defaultLanguage, refusal }, language);
  }

  /** Only members of a company receive permissions, and accounts of companies. */
  private async givable(
    actor: UserActor,
    access: PeopleAccess,
    type: ProfileType,
    { company }: InvitationPlaces,
  ): Promise<GivablePermissions | undefined> {
    const companyId = access === 'company' ? actor.userId : company?.id;
    return type === 'company' || companyId !== undefined
      ? this.listGivable.execute(actor, companyId)
      : undefined;
  }
}

/** @throws CodedError `request.invalid_fields` */
function invitationOf(type: ProfileType, sent: FormFields): NewInvitation {
  const given = (name: string) => textOf(sent, name).trim() || undefined;
  const texts = [...draftFields[type], 'language' as const].flatMap((name) => {
    const text = given(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const { profile, language } = changesFromText(new Map(texts));
  return {
    email: given('email') ?? '',
    language,
    companyId: companyIdOf(given('company_id')),
    profile: { ...profile, type },
    departmentId: given('department_id'),
    areaId: given('area_id'),
    // Russian decimals have a comma.
    part: given('part')?.replace(',', '.'),
    permissions: chosenIn(sent, 'permissions'),
    group: given('group'),
  };
}

function companyIdOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const companyId = parseUserId(text);
  if (companyId === undefined) throw invalidFields({ company_id: [fault('invitation_company_unknown')] });
  return companyId;
}
