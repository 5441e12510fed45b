/** Body of the list of settings, for superusers. */
import { type SettingInForce, settingSources } from '#config';
import { ApiProperty } from '@nestjs/swagger';

class SettingDto {
  @ApiProperty({ example: 'SESSION_SECONDS' })
  name!: string;

  @ApiProperty({ example: 'Absolute life of a session, in seconds' })
  description!: string;

  @ApiProperty({
    type: String,
    enum: settingSources,
    description: '`env_file`: the file `.env`. `start`: made up by `npm start`',
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

  static from({ name, description, source, isSecret, isSet, value }: SettingInForce): SettingDto {
    return { name, description, source, secret: isSecret, set: isSet, value };
  }
}

export class SettingListDto {
  @ApiProperty({ type: [SettingDto] })
  items!: SettingDto[];

  static from(settings: readonly SettingInForce[]): SettingListDto {
    return { items: settings.map(SettingDto.from) };
  }
}
