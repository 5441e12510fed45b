/** The question internal services ask on Kafka, asked over HTTP. */
import { type VerificationAnswer, verificationAnswer } from '#auth/contract';
import { VerifyAccessToken } from '#auth/core';
import { Public } from '#auth/http';
import { CodedError } from '#errors';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { BodyPipe } from '../body/body.pipe.js';
import { VerificationBody } from './verification-body.js';

@Public()
@Controller('api/v1')
export class VerificationController {
  constructor(private readonly verifyAccessToken: VerifyAccessToken) {}

  @Post('verify')
  @HttpCode(200)
  async verify(@Body(BodyPipe) { token }: VerificationBody): Promise<VerificationAnswer> {
    const subject = await this.verifyAccessToken.execute(token);
    if (!subject) throw new CodedError('verification.failed');
    return verificationAnswer(subject);
  }
}
