/** Response bodies: signing keys, for superusers. Private parts are in none. */
import type { ListedSigningKey, NextKey } from '#auth/token';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';

const kidField = { ...uuidField, description: 'The `kid` of the tokens that it signs' };
const activation = { ...timeField, description: 'When it begins, or began, to sign' };

export class SigningKeyDto {
  @ApiProperty(kidField)
  kid!: string;

  @ApiProperty({ enum: ['published', 'signing', 'retired', 'revoked'], example: 'signing' })
  state!: string;

  @ApiProperty(timeField)
  published_at!: Date;

  @ApiProperty(activation)
  activates_at!: Date;

  static from({ kid, state, publishedAt, activatesAt }: ListedSigningKey): SigningKeyDto {
    return { kid, state, published_at: publishedAt, activates_at: activatesAt };
  }
}

export class SigningKeyListDto {
  @ApiProperty({ type: [SigningKeyDto] })
  items!: SigningKeyDto[];
}

export class NextSigningKeyDto {
  @ApiProperty(kidField)
  kid!: string;

  @ApiProperty(activation)
  activates_at!: Date;

  @ApiProperty({ example: true, description: 'False if the next key was published before' })
  created!: boolean;

  static from({ kid, activatesAt, made }: NextKey & { readonly made: boolean }): NextSigningKeyDto {
    return { kid, activates_at: activatesAt, created: made };
  }
}

export class RevokedSigningKeyDto {
  @ApiProperty({
    ...uuidField,
    nullable: true,
    description: 'The key that signs from now on; null if the revoked key did not sign any more, or not yet',
  })
  replacement!: string | null;
}
