/** A request that was carried out, where there is nothing else to say. */
import { ApiProperty } from '@nestjs/swagger';

export class OkDto {
  @ApiProperty({ type: String, enum: ['OK'] })
  status!: 'OK';
}

export const ok: OkDto = { status: 'OK' };
