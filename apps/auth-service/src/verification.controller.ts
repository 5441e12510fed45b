/** Answers verification requests over Kafka or TCP. */
import { busAnswer, topics, type VerificationRequest } from '#auth/contract';
import { AuthenticateToken } from '#auth/verification';
import { counter, countActivity, VerificationMeter } from '#metrics';
import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, KafkaContext, MessagePattern, Payload } from '@nestjs/microservices';
import { RequestAge } from './request-age.js';
import { VerificationErrors } from './verification-errors.filter.js';

const meters = { kafka: new VerificationMeter('kafka'), tcp: new VerificationMeter('tcp') };
const expired = counter('gatehouse_verifications_total', { entry_point: 'kafka', outcome: 'expired' });

@Controller()
@UseFilters(VerificationErrors)
export class VerificationController {
  constructor(
    private readonly authenticateToken: AuthenticateToken,
    private readonly age: RequestAge,
  ) {}

  @MessagePattern(topics.request, {
    replyTopic: topics.response,
    deadLetterTopic: topics.deadLetter,
    failureResponse: (request: unknown) => busAnswer(request, undefined),
  })
  async verify(@Payload() request: VerificationRequest | null, @Ctx() context: unknown): Promise<object> {
    if (this.age.isTooOld(context)) {
      countActivity('bus_verification', 'expired');
      expired.add();
      return busAnswer(request, undefined);
    }
    const meter = context instanceof KafkaContext ? meters.kafka : meters.tcp;
    const authenticated = await this.authenticateToken.execute(request?.token, 'access', meter);
    this.age.observe(context);
    countActivity('bus_verification', authenticated ? 'accepted' : 'refused');
    return busAnswer(request, authenticated?.subject);
  }
}
