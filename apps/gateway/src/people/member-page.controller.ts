/** The pages on which companies and admins move a person to another department and remove them from a company. */
import type { UserActor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import { parseUserId } from '#auth/user';
import { CodedError, type Language } from '#errors';
import { ListMemberships, MoveDepartmentWorker, type OwnCompany, RemoveMember } from '#organisation';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { validate as isUuid } from 'uuid';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import {
  memberPage,
  memberPath,
  type MoveForm,
  moveMemberPage,
  removeMemberPage,
  type ShownMember,
} from './member-page.js';
import { peoplePath } from './people-page.js';
import { ReadInvitationPlaces } from './places.js';

@CallableBy('user')
@Administrative()
@PageRoutes()
@Controller('account/people/members/:userId')
export class MemberPageController {
  constructor(
    private readonly listMemberships: ListMemberships,
    private readonly moveWorker: MoveDepartmentWorker,
    private readonly removeMember: RemoveMember,
    private readonly places: ReadInvitationPlaces,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const member = await this.read(actor, userId);
    return this.pages.send(reply, memberPage(member, textOf(query, 'done') === 'moved', language));
  }

  @NeedsStepUp()
  @Get('move')
  async moveForm(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = await this.readMove(actor, userId, textOf(query, 'from'));
    if (!form) return this.pages.redirect(reply, memberPath(userId));
    return this.pages.send(reply, moveMemberPage(form, language));
  }

  @NeedsStepUp()
  @Post('move')
  move(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) workerId: number,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [from, to] = [textOf(sent, 'from'), textOf(sent, 'to')];
    const work = async () => {
      if (!isUuid(from) || !isUuid(to)) throw new CodedError('resource.not_found');
      await this.moveWorker.execute(actor, { workerId, from, to });
      return `${memberPath(workerId)}?done=moved`;
    };
    return this.pages.submit(reply, language, work, async (refusal) => {
      const form = await this.readMove(actor, workerId, from);
      if (!form) throw new CodedError('resource.not_found');
      return moveMemberPage({ ...form, refusal }, language);
    });
  }

  @NeedsStepUp()
  @Get('remove')
  async removeForm(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const member = await this.read(actor, userId);
    const isNamed = ({ companyId }: OwnCompany) => String(companyId) === textOf(query, 'company');
    const company = member.companies.find(isNamed);
    if (!company) return this.pages.redirect(reply, memberPath(userId));
    return this.pages.send(reply, removeMemberPage(member, company, language));
  }

  @NeedsStepUp()
  @Post('remove')
  async remove(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() sent: FormFields,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const companyId = parseUserId(textOf(sent, 'company'));
    if (companyId === undefined) throw new CodedError('resource.not_found');
    await this.removeMember.execute(actor, { companyId, userId });
    return this.pages.redirect(reply, `${peoplePath}?done=removed`);
  }

  /** @returns undefined if the person is not in the department */
  private async readMove(actor: UserActor, userId: number, fromId: string): Promise<MoveForm | undefined> {
    const member = await this.read(actor, userId);
    for (const { companyId, departments } of member.companies) {
      const from = departments.find(({ id }) => id === fromId);
      if (from) return { member, from, departments: await this.places.departmentsOf(companyId) };
    }
    return undefined;
  }

  private async read(actor: UserActor, userId: number): Promise<ShownMember> {
    return { userId, ...(await this.listMemberships.execute(actor, userId)) };
  }
}
