/** The body of `POST /verify/`: the message of `auth_request`. */
import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { Optional, Required } from '../validation/presence.js';
import { IsNotBlank } from '../validation/text.js';

export class VerifyTokenDto {
  @Required()
  @IsNotBlank(100_000)
  token!: string;

  /** Callers may send the message they send over Kafka; over HTTP the connection matches answers to requests. */
  @Optional()
  @Allow()
  @ApiProperty({ description: 'Ignored', anyOf: [{}] })
  id?: unknown;
}
