/** Body of the description of the product, for administrators. */
import type { ProductDescription } from '#operation';
import { ApiProperty } from '@nestjs/swagger';

class MigrationsDto {
  @ApiProperty({ type: 'integer', example: 42 })
  applied!: number;

  @ApiProperty({ type: [String], example: [], description: 'Those that the database lacks' })
  pending!: readonly string[];

  @ApiProperty({ type: [String], example: [], description: 'Those of a later version' })
  newer!: readonly string[];
}

class LicenceDto {
  @ApiProperty({ example: 'kafkajs' })
  name!: string;

  @ApiProperty({ example: '2.2.4' })
  version!: string;

  @ApiProperty({ type: String, nullable: true, example: 'MIT', description: 'SPDX expression' })
  licence!: string | null;
}

export class AboutDto {
  @ApiProperty({ example: '0.2.0' })
  version!: string;

  @ApiProperty({ example: 'v20.19.0' })
  node!: string;

  @ApiProperty({ example: '16.4' })
  postgresql!: string;

  @ApiProperty({ type: MigrationsDto })
  migrations!: MigrationsDto;

  @ApiProperty({ type: [LicenceDto], description: 'Of all production dependencies, by name' })
  licences!: readonly LicenceDto[];

  static from(product: ProductDescription): AboutDto {
    return product;
  }
}
