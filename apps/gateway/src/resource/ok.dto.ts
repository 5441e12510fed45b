/** The response body of a successful request that returns no data. */
import { ApiProperty } from '@nestjs/swagger';

export class OkDto {
  @ApiProperty({ type: String, enum: ['OK'] })
  status!: 'OK';
}

export const ok: OkDto = { status: 'OK' };
