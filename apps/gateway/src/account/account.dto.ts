/** Response bodies: an account with its profile, for its owner and for administrators. */
import type { AccountDetails } from '#auth/account';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { UserDto } from '../user/user.dto.js';
import { type ProfileDto, profileDtos } from './profile.dto.js';

@ApiExtraModels(...profileDtos)
export class OwnAccountDto extends UserDto {
  @ApiProperty({ type: String, enum: ['en', 'ru'] })
  language!: AccountDetails['language'];

  @ApiProperty({ type: [String], example: ['+7 921 123-45-67'] })
  phones!: readonly string[];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Personal account, 13 digits' })
  number!: string | null;

  @ApiProperty({ type: [String], example: [] })
  old_numbers!: readonly string[];

  @ApiProperty({ type: String, nullable: true, example: null })
  inn!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  additional_email!: string | null;

  @ApiProperty()
  has_second_factor!: boolean;

  @ApiProperty({
    oneOf: profileDtos.map((type) => ({ $ref: getSchemaPath(type) })),
    nullable: true,
    description: 'Null for an account that was created without a profile, for example by a command',
  })
  profile!: ProfileDto | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Path of the picture' })
  avatar!: string | null;

  static override from(account: AccountDetails): OwnAccountDto {
    return { ...detailsOf(account), avatar: account.avatar && '/api/v1/me/avatar/' };
  }
}

export class AccountDto extends OwnAccountDto {
  @ApiProperty({ example: '', description: 'Note by administrators' })
  comment!: string;

  static override from(account: AccountDetails): AccountDto {
    const avatar = account.avatar && `/api/v1/users/${account.id}/avatar/`;
    return { ...detailsOf(account), avatar, comment: account.comment };
  }
}

function detailsOf(account: AccountDetails): Omit<OwnAccountDto, 'avatar'> {
  return {
    ...UserDto.from(account),
    language: account.language,
    phones: account.phones,
    number: account.number,
    old_numbers: account.oldNumbers,
    inn: account.inn,
    additional_email: account.additionalEmail,
    has_second_factor: account.hasSecondFactor,
    // The store reads the profile columns as one JSON object.
    profile: account.profile as ProfileDto | null,
  };
}
