/** The subject of an access token, as in `auth_response` on Kafka. */
import type { VerificationAnswer } from '#auth/contract';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../api-document/field-schemas.js';

export class VerificationDto implements VerificationAnswer {
  @ApiProperty({ type: String, enum: ['OK'] })
  status!: VerificationAnswer['status'];

  @ApiProperty(userIdField)
  user_id!: VerificationAnswer['user_id'];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'boolean' },
    example: { is_active: true, is_staff: false, 'crm_button read': true },
    description: 'The flags of the account, and `<name> <action>` for each permission it holds',
  })
  permissions!: VerificationAnswer['permissions'];
}
