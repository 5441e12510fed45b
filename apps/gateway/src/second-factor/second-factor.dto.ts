/** Response bodies: the second factors of an account, for its owner and, without names, for administrators. */
import type { ListedFactors, ListedPasskey } from '#auth/second-factor';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';

class TotpDto {
  @ApiProperty(timeField)
  created_at!: Date;
}

export class PasskeyDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ example: 'Phone' })
  name!: string;

  @ApiProperty({
    example: true,
    description: 'Whether its vendor synchronises it to other devices',
  })
  backed_up!: boolean;

  @ApiProperty(timeField)
  created_at!: Date;

  @ApiProperty({ ...timeField, nullable: true })
  last_used_at!: Date | null;

  static from({ id, name, backedUp, createdAt, lastUsedAt }: ListedPasskey): PasskeyDto {
    return { id, name, backed_up: backedUp, created_at: createdAt, last_used_at: lastUsedAt };
  }
}

export class SecondFactorsDto {
  @ApiProperty({ type: TotpDto, nullable: true, description: 'The authenticator app; null without one' })
  totp!: TotpDto | null;

  @ApiProperty({ type: [PasskeyDto] })
  passkeys!: PasskeyDto[];

  @ApiProperty({ type: 'integer', minimum: 0, example: 10 })
  recovery_codes_left!: number;

  static from({ totpSince, passkeys, recoveryCodesLeft }: ListedFactors): SecondFactorsDto {
    return {
      totp: totpSince && { created_at: totpSince },
      passkeys: passkeys.map((passkey) => PasskeyDto.from(passkey)),
      recovery_codes_left: recoveryCodesLeft,
    };
  }
}

/** What administrators see: the kinds, without the names that people gave their passkeys. */
export class UserSecondFactorsDto {
  @ApiProperty({ type: TotpDto, nullable: true, description: 'The authenticator app; null without one' })
  totp!: TotpDto | null;

  @ApiProperty({ type: 'integer', minimum: 0, example: 1 })
  passkeys!: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 10 })
  recovery_codes_left!: number;

  static from(factors: ListedFactors): UserSecondFactorsDto {
    return { ...SecondFactorsDto.from(factors), passkeys: factors.passkeys.length };
  }
}

/** The secret of an authenticator app that is not confirmed yet. */
export class OfferedTotpDto {
  @ApiProperty({ example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', description: 'Base32, for typing' })
  secret!: string;

  @ApiProperty({
    example:
      'otpauth://totp/Gatehouse:ann%40example.com?issuer=Gatehouse&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    description: 'For display as a QR code',
  })
  uri!: string;
}

export class RecoveryCodesDto {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', example: '7kq2-m0xw-9t4h-c1bz-5n8r-y6dv' },
    nullable: true,
    description: 'Shown only once; null if the account already has recovery codes',
  })
  recovery_codes!: readonly string[] | null;

  static from(codes: readonly string[] | undefined): RecoveryCodesDto {
    return { recovery_codes: codes ?? null };
  }
}

export class RegisteredPasskeyDto {
  @ApiProperty({ type: PasskeyDto })
  passkey!: PasskeyDto;

  @ApiProperty({ type: [String], nullable: true, description: 'As `RecoveryCodesDto` has them' })
  recovery_codes!: readonly string[] | null;

  static from(passkey: ListedPasskey, codes: readonly string[] | undefined): RegisteredPasskeyDto {
    return { passkey: PasskeyDto.from(passkey), ...RecoveryCodesDto.from(codes) };
  }
}
