/** Takes the form of the profile page with which a refused company asks for approval again. */
import { RequestApproval } from '#organisation';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/approval-request')
export class ApprovalRequestPageController {
  constructor(
    private readonly requestApproval: RequestApproval,
    private readonly pages: PageRenderer,
  ) {}

  @Post()
  async request(
    @CurrentActor() actor: UserActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.requestApproval.execute(actor);
    return this.pages.redirect(reply, '/account/?asked');
  }
}
