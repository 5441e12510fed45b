/** The public signing keys as a JWK set (RFC 7517). */
import type { KeySet } from '#auth/token';
import { ApiProperty } from '@nestjs/swagger';

const coordinate = { type: 'string', description: 'Base64url' } as const;

class PublishedKeyDto {
  @ApiProperty({ type: String, enum: ['EC'] })
  kty!: 'EC';

  @ApiProperty({ type: String, enum: ['P-256'] })
  crv!: 'P-256';

  @ApiProperty(coordinate)
  x!: string;

  @ApiProperty(coordinate)
  y!: string;

  @ApiProperty()
  kid!: string;

  @ApiProperty({ type: String, enum: ['sig'] })
  use!: 'sig';

  @ApiProperty({ type: String, enum: ['ES256'] })
  alg!: 'ES256';
}

export class KeySetDto implements KeySet {
  @ApiProperty({ type: [PublishedKeyDto] })
  keys!: readonly PublishedKeyDto[];
}
