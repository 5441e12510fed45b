/** Response bodies of login, refresh and logout. */
import { ApiProperty } from '@nestjs/swagger';

const okField = { type: String, enum: ['OK'] };
const actionField = <const Action extends string>(action: Action) => ({ type: String, enum: [action] });

export class LoggedInDto {
  @ApiProperty(actionField('LOGIN'))
  action!: 'LOGIN';

  @ApiProperty(okField)
  status!: 'OK';
}

/** The password was correct. The login continues at `/login/second-factor/`. */
export class SecondFactorRequiredDto {
  @ApiProperty(actionField('LOGIN'))
  action!: 'LOGIN';

  @ApiProperty({ type: String, enum: ['SECOND_FACTOR_REQUIRED'] })
  status!: 'SECOND_FACTOR_REQUIRED';

  @ApiProperty({ type: 'array', items: { type: 'string', enum: ['totp', 'passkey', 'recovery_code'] } })
  methods!: readonly ('totp' | 'passkey' | 'recovery_code')[];
}

export class RefreshedDto {
  @ApiProperty(actionField('REFRESH'))
  action!: 'REFRESH';

  @ApiProperty(okField)
  status!: 'OK';
}

export class LoggedOutDto {
  @ApiProperty(actionField('LOGOUT'))
  action!: 'LOGOUT';

  @ApiProperty(okField)
  status!: 'OK';
}
