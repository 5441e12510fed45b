/** Body of the list of settings, for superusers. */
import { settingGroups, type SettingInForce, settingSources } from '#config';
import type { Language } from '#errors';
import { ApiProperty } from '@nestjs/swagger';

class SettingDto {
  @ApiProperty({ example: 'SESSION_SECONDS' })
  name!: string;

  @ApiProperty({ type: String, enum: settingGroups, example: 'sessions' })
  group!: string;

  @ApiProperty({
    example: 'Absolute life of a session, in seconds',
    description: 'In the language of Accept-Language',
  })
  description!: string;

  @ApiProperty({
    type: String,
    enum: settingSources,
    description:
      '`env_file`: the file `.env`. `secret_file`: the file that `NAME_FILE` names. `start`: made up by `npm start`',
  })
  source!: string;

  @ApiProperty({ description: 'Whether its value is never shown' })
  secret!: boolean;

  @ApiProperty()
  set!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '1209600',
    description: 'As it would be written in `.env`; passwords in addresses are left out. Null for a secret',
  })
  value!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2592000',
    description: 'The value of a setting that is not set. Null for a secret, and if there is none',
  })
  default!: string | null;

  static from({ isSecret, isSet, description, ...rest }: SettingInForce, language: Language): SettingDto {
    return { ...rest, description: description[language], secret: isSecret, set: isSet };
  }
}

export class SettingListDto {
  @ApiProperty({ type: [SettingDto] })
  items!: SettingDto[];

  static from(settings: readonly SettingInForce[], language: Language): SettingListDto {
    return { items: settings.map((setting) => SettingDto.from(setting, language)) };
  }
}
