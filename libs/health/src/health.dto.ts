/** The health of an app as load balancers and operators read it. */
import { ApiProperty } from '@nestjs/swagger';

export class HealthDto {
  @ApiProperty({ type: String, enum: ['ok', 'unavailable'] })
  status!: 'ok' | 'unavailable';

  @ApiProperty({ type: String, description: 'The version of Gatehouse', example: '0.2.0' })
  version!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['up', 'down'] },
    example: { database: 'up' },
  })
  checks!: Readonly<Record<string, 'up' | 'down'>>;
}
