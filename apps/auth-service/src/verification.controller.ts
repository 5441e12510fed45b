/** The message patterns: one question, asked over Kafka or TCP. */
import { busAnswer, topics, type VerificationRequest } from '#auth/contract';
import { VerifyAccessToken } from '#auth/core';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';

@Controller()
export class VerificationController {
  constructor(private readonly verifyAccessToken: VerifyAccessToken) {}

  @MessagePattern(topics.request, { replyTopic: topics.response, deadLetterTopic: topics.deadLetter })
  async verify(@Payload() request: VerificationRequest): Promise<object> {
    return busAnswer(request, await this.verifyAccessToken.execute(request.token));
  }
}
