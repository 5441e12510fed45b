/** Token verification over HTTP, with the messages that internal services use over Kafka. */
import { verificationAnswer } from '#auth/contract';
import { AuthenticateToken } from '#auth/verification';
import { Public } from '#auth/http';
import { CodedError } from '#errors';
import { countActivity, VerificationMeter } from '#metrics';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { VerifyTokenDto } from './verify-token.dto.js';
import { VerificationDto } from './verification.dto.js';

const meter = new VerificationMeter('verify');

@Public()
@ApiTags('verification')
@Controller('api/v1')
export class VerificationController {
  constructor(private readonly authenticateToken: AuthenticateToken) {}

  @Described({
    does: 'Return the subject of an access token: the user and their permissions',
    takes: VerifyTokenDto,
    answers: { status: 200, type: VerificationDto },
    fails: ['request.invalid_fields', 'verification.failed', 'database.unavailable'],
  })
  @Post('verify')
  @HttpCode(200)
  async verify(@Body() { token }: VerifyTokenDto): Promise<VerificationDto> {
    const authenticated = await this.authenticateToken.execute(token, 'access', meter);
    countActivity('http_verification', authenticated ? 'accepted' : 'refused');
    if (!authenticated) throw new CodedError('verification.failed');
    return verificationAnswer(authenticated.subject);
  }
}
