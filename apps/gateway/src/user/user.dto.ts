/** Response bodies: accounts, for administrators. */
import { type AdministeredUser, type ApprovalState, approvalStates } from '#auth/user';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, userIdField, versionField } from '../api-document/field-schemas.js';
import { OrderedPageType } from '../resource/page.dto.js';

export class UserDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: 'ann@example.com' })
  email!: string;

  @ApiProperty({
    example: 'Ann Lee',
    description: 'Of the person or the company; empty for an account without a profile',
  })
  name!: string;

  @ApiProperty({ type: String, enum: ['worker', 'tenant', 'company'], nullable: true })
  type!: AdministeredUser['profileType'];

  @ApiProperty({ description: 'Whether this is a company without an approval by an administrator' })
  awaits_approval!: boolean;

  @ApiProperty({
    type: String,
    enum: approvalStates,
    nullable: true,
    description: 'Of a company; a refused one also has `awaits_approval`. Null for other accounts',
  })
  approval!: ApprovalState | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Why the company is refused, in the words of the administrator',
  })
  refusal_reason!: string | null;

  @ApiProperty({ example: true })
  is_active!: boolean;

  @ApiProperty()
  is_staff!: boolean;

  @ApiProperty()
  is_admin!: boolean;

  @ApiProperty()
  is_superuser!: boolean;

  @ApiProperty()
  is_deleted!: boolean;

  @ApiProperty({ ...timeField, nullable: true })
  last_login!: Date | null;

  @ApiProperty(timeField)
  date_joined!: Date;

  static from(user: AdministeredUser): UserDto {
    return {
      user_id: user.id,
      version: user.version,
      email: user.email,
      name: user.name,
      type: user.profileType,
      awaits_approval: user.awaitsApproval,
      approval: user.approval,
      refusal_reason: user.refusalReason,
      is_active: user.isActive,
      is_staff: user.isStaff,
      is_admin: user.isAdmin,
      is_superuser: user.isSuperuser,
      is_deleted: user.isDeleted,
      last_login: user.lastLogin,
      date_joined: user.dateJoined,
    };
  }
}

export class UserPageDto extends OrderedPageType(UserDto) {}

export class RequestedEmailDto {
  @ApiProperty({ type: String, nullable: true, example: 'lee@example.com' })
  requested_email!: string | null;

  static from(requested: string | undefined): RequestedEmailDto {
    return { requested_email: requested ?? null };
  }
}
