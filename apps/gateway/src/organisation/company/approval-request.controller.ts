/** Route on which a refused company asks for approval again. */
import { RequestApproval } from '#organisation';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';

@ApiTags('companies')
@CallableBy('user')
@Controller('api/v1/me/approval-request')
export class ApprovalRequestController {
  constructor(private readonly requestApproval: RequestApproval) {}

  @Described({
    does: 'Ask for approval again after a refusal. For companies. Idempotent',
    answers: { status: 204 },
    fails: ['authorization.refused'],
  })
  @Post()
  @HttpCode(204)
  async request(@CurrentActor() actor: UserActor): Promise<void> {
    await this.requestApproval.execute(actor);
  }
}
