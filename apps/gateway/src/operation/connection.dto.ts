/** How a request of a diagnosis arrives at the gateway. */
import { ApiProperty } from '@nestjs/swagger';

export class ConnectionDto {
  @ApiProperty({
    example: '10.0.0.5',
    description: 'Address of the connection: of the proxy, if there is one',
  })
  peer!: string;

  @ApiProperty({ example: '198.51.100.7', description: "Address that counts as the client's" })
  client!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The header TRUST_PROXY_HEADER as it arrived' })
  reported!: string | null;
}
