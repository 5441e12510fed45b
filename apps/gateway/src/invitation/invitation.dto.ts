/** Response bodies of invitations. */
import {
  type Acceptance,
  type InvitationDetails,
  type InvitationState,
  invitationStates,
  type NextStep,
  type OfferedInvitation,
} from '#organisation';
import type { GivablePermissions } from '#auth/permission';
import type { ProfileType } from '#auth/user';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, userIdField, uuidField, versionField } from '../api-document/field-schemas.js';
import { profileTypes } from '../account/register-profile.dto.js';
import { OrderedPageType } from '../resource/page.dto.js';

const nullableText = { type: String, nullable: true } as const;
const nullableTime = { ...timeField, nullable: true } as const;

export class InvitationMailDto {
  @ApiProperty({ type: String, enum: ['waiting', 'sent', 'failed'] })
  state!: 'waiting' | 'sent' | 'failed';

  @ApiProperty({
    ...nullableText,
    example: '550',
    description: 'Reply code or kind of failure of the last attempt',
  })
  reason!: string | null;
}

export class InvitationDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: 'ann@example.com' })
  email!: string;

  @ApiProperty({ type: String, enum: invitationStates })
  state!: InvitationState;

  @ApiProperty({ ...userIdField, nullable: true, description: 'Null for an invitation to Gatehouse only' })
  company_id!: number | null;

  @ApiProperty({ ...nullableText, description: 'Name of the company' })
  company!: string | null;

  @ApiProperty({
    ...userIdField,
    nullable: true,
    description: 'Null for the shell and for an erased account',
  })
  invited_by!: number | null;

  @ApiProperty({ type: String, enum: ['ru', 'en'] })
  language!: 'ru' | 'en';

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    properties: { type: { type: 'string', enum: [...profileTypes] } },
    required: ['type'],
    selfRequired: true,
    description: 'What the invited person finds filled in, as it was sent',
  })
  profile!: { type: ProfileType } & Record<string, unknown>;

  @ApiProperty({ type: [String], description: 'Of an account that the acceptance creates' })
  phones!: string[];

  @ApiProperty({ ...uuidField, nullable: true })
  department_id!: string | null;

  @ApiProperty({ ...nullableText, description: 'Name; null if the department was deleted' })
  department!: string | null;

  @ApiProperty({ ...uuidField, nullable: true })
  area_id!: string | null;

  @ApiProperty({ ...nullableText, description: 'Address and number; null if the area was deleted' })
  area!: string | null;

  @ApiProperty({ ...nullableText, example: '0.5000000000', description: 'Share of the area' })
  part!: string | null;

  @ApiProperty({ type: [String], example: ['crm_button read'] })
  permissions!: string[];

  @ApiProperty({ ...nullableText, description: 'Name of the permission group that was given' })
  group!: string | null;

  @ApiProperty(timeField)
  sent_at!: string;

  @ApiProperty({ example: 1 })
  times_sent!: number;

  @ApiProperty(timeField)
  expires_at!: string;

  @ApiProperty({ ...nullableTime, description: 'First opening of the newest mail, also by a mail scanner' })
  opened_at!: string | null;

  @ApiProperty(nullableTime)
  closed_at!: string | null;

  @ApiProperty({ ...userIdField, nullable: true, description: 'Who accepted' })
  user_id!: number | null;

  @ApiProperty({
    type: InvitationMailDto,
    nullable: true,
    description:
      'The newest mail; null once it is no longer stored, or if the invitation ended before it was sent',
  })
  mail!: InvitationMailDto | null;

  static from(found: InvitationDetails): InvitationDto {
    return {
      id: found.id,
      version: found.version,
      email: found.email,
      state: found.state,
      company_id: found.companyId,
      company: found.company,
      invited_by: found.invitedBy,
      language: found.language,
      profile: found.profile,
      phones: found.phones,
      department_id: found.departmentId,
      department: found.department,
      area_id: found.areaId,
      area: found.area,
      part: found.part,
      permissions: [...found.permissions],
      group: found.permissionGroup,
      sent_at: found.sentAt.toISOString(),
      times_sent: found.timesSent,
      expires_at: found.expiresAt.toISOString(),
      opened_at: found.openedAt?.toISOString() ?? null,
      closed_at: found.closedAt?.toISOString() ?? null,
      user_id: found.userId,
      mail: found.mail,
    };
  }
}

export class InvitationPageDto extends OrderedPageType(InvitationDto) {}

class GivablePermissionDto {
  @ApiProperty({ example: 'crm_button read' })
  permission!: string;

  @ApiProperty()
  description!: string;
}

export class GivablePermissionsDto {
  @ApiProperty({ type: [GivablePermissionDto] })
  permissions!: GivablePermissionDto[];

  @ApiProperty({ type: [String], description: 'Names', example: ['Dispatcher'] })
  groups!: string[];

  @ApiProperty({ description: 'Whether there are more than are listed' })
  is_cut!: boolean;

  static from({ permissions, groups, isCut }: GivablePermissions): GivablePermissionsDto {
    return {
      permissions: permissions.map(({ label, description }) => ({ permission: label, description })),
      groups: [...groups],
      is_cut: isCut,
    };
  }
}

/** What the invited person sees. */
export class OfferedInvitationDto {
  @ApiProperty({ example: 'ann@example.com' })
  email!: string;

  @ApiProperty({
    ...nullableText,
    description: 'Name of the company; null for an invitation to Gatehouse only',
  })
  company!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  profile!: { type: ProfileType } & Record<string, unknown>;

  @ApiProperty({ type: [String], description: 'Of an account that the acceptance creates' })
  phones!: string[];

  @ApiProperty(nullableText)
  department!: string | null;

  @ApiProperty(nullableText)
  area!: string | null;

  @ApiProperty(nullableText)
  part!: string | null;

  @ApiProperty(timeField)
  expires_at!: string;

  @ApiProperty({
    type: String,
    enum: ['set_password', 'log_in', 'accept'],
    description: 'Whether an acceptance needs a password and a profile, a login first, or nothing else',
  })
  next!: NextStep;

  static from({ expiresAt, ...offered }: OfferedInvitation): OfferedInvitationDto {
    const { email, company, profile, phones, department, area, part, next } = offered;
    return {
      email,
      company,
      profile,
      phones,
      department,
      area,
      part,
      expires_at: expiresAt.toISOString(),
      next,
    };
  }
}

export class AcceptanceDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty(nullableText)
  company!: string | null;

  @ApiProperty({ description: 'Whether the account was created or activated; its owner now logs in' })
  is_new!: boolean;

  @ApiProperty({
    type: [String],
    enum: ['department', 'area'],
    description: 'What no longer exists, and the person did not join',
  })
  gone!: ('department' | 'area')[];

  @ApiProperty({ type: [String], example: ['crm_button read'] })
  permissions!: string[];

  @ApiProperty({ type: [String], description: 'Permissions that the company no longer holds' })
  permissions_left_out!: string[];

  static from({ userId, company, isNew, gone, granted, leftOut }: Acceptance): AcceptanceDto {
    return {
      user_id: userId,
      company,
      is_new: isNew,
      gone: [...gone],
      permissions: [...granted],
      permissions_left_out: [...leftOut],
    };
  }
}
