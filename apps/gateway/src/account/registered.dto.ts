/** The response to a registration: the submitted fields without the password. */
import { ApiProperty } from '@nestjs/swagger';

export class RegisteredDto {
  @ApiProperty({ example: 'ann@example.com' })
  email!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { type: 'worker', first_name: 'Ann', last_name: 'Lee', birth_date: '1990-05-17', sex: 'female' },
  })
  profile!: object;
}
