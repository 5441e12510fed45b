/** Request bodies of shares of an area. */
import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { IsUserId } from '../../validation/numbers.js';
import { Optional, Required } from '../../validation/presence.js';

export class ChangeShareDto {
  /** The use case validates the value, so that every entry point applies the same exact rule. */
  @Required()
  @Allow()
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    description: 'Above 0, up to 1, ten decimal places',
    example: '0.5',
  })
  part!: unknown;
}

/** Names one owner: a company or a tenant. */
export class AddOwnerDto extends ChangeShareDto {
  @Optional()
  @IsUserId()
  company_id?: number | null;

  @Optional()
  @IsUserId()
  tenant_id?: number | null;
}
