/** Response bodies of the invitations to the caller's own email. */
import type { InvitationDetails } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';

const nullableText = { type: String, nullable: true } as const;

export class OwnInvitationDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({
    ...nullableText,
    description: 'Name of the company; null for an invitation to Gatehouse only',
  })
  company!: string | null;

  @ApiProperty(nullableText)
  department!: string | null;

  @ApiProperty({ ...nullableText, description: 'Address and number' })
  area!: string | null;

  @ApiProperty({ ...nullableText, example: '0.5000000000', description: 'Share of the area' })
  part!: string | null;

  @ApiProperty({ type: [String], example: ['crm_button read'] })
  permissions!: string[];

  @ApiProperty(timeField)
  sent_at!: string;

  @ApiProperty(timeField)
  expires_at!: string;

  static from(found: InvitationDetails): OwnInvitationDto {
    const { id, company, department, area, part, permissions, sentAt, expiresAt } = found;
    return {
      id,
      company,
      department,
      area,
      part,
      permissions: [...permissions],
      sent_at: sentAt.toISOString(),
      expires_at: expiresAt.toISOString(),
    };
  }
}

export class OwnInvitationListDto {
  @ApiProperty({ type: [OwnInvitationDto] })
  items!: OwnInvitationDto[];

  static from(found: readonly InvitationDetails[]): OwnInvitationListDto {
    return { items: found.map((invitation) => OwnInvitationDto.from(invitation)) };
  }
}
