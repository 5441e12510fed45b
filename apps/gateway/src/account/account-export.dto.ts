/** The export of all data about a user: one section per table. */
import { ApiProperty } from '@nestjs/swagger';
import { timeField } from '../api-document/field-schemas.js';

const row = { type: 'object', additionalProperties: true } as const;

/** A section of one row. */
const One = () => ApiProperty({ ...row, nullable: true });

/** A section of any number of rows. */
const Many = () => ApiProperty({ type: 'array', items: row });

export class AccountExportDto {
  @ApiProperty(timeField)
  exported_at!: string;

  @ApiProperty({ ...row, example: { id: 2, email: 'ann@example.com' } })
  account!: object;

  @One()
  worker_profile!: object | null;

  @One()
  tenant_profile!: object | null;

  @One()
  company_profile!: object | null;

  @Many()
  imported_from!: object[];

  @Many()
  permissions!: object[];

  @Many()
  works_in!: object[];

  @Many()
  assigned_to!: object[];

  @Many()
  lives_in!: object[];

  @Many()
  owns!: object[];

  @Many()
  invitations!: object[];

  @Many()
  departments!: object[];

  @Many()
  house_groups!: object[];

  @Many()
  email_objections!: object[];

  @Many()
  sessions!: object[];

  @One()
  authenticator_app!: object | null;

  @Many()
  passkeys!: object[];

  @Many()
  security_events!: object[];

  @Many()
  known_devices!: object[];

  @Many()
  codes!: object[];

  @Many()
  requests!: object[];

  @Many()
  reserved_names!: object[];

  @Many()
  throttlings!: object[];

  @Many()
  bans!: object[];

  @Many()
  mails!: object[];

  @Many()
  changes_by_administrators!: object[];

  @Many()
  changed_values!: object[];

  @Many()
  changes_as_administrator!: object[];

  @ApiProperty({ type: String, nullable: true, description: 'The picture as a data: URL (RFC 2397)' })
  avatar!: string | null;
}
