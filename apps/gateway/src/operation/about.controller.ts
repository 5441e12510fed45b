/** The route that describes the product, for admins. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { DescribeProduct } from '#operation';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { AboutDto } from './about.dto.js';

@ApiTags('operation')
@CallableBy('admin')
@Controller('api/v1/about')
export class AboutController {
  constructor(private readonly describeProduct: DescribeProduct) {}

  @Described({
    does: 'Show the versions of Gatehouse, Node.js and PostgreSQL, the migrations, and the licences of the dependencies',
    answers: { status: 200, type: AboutDto },
    fails: ['authorization.refused'],
  })
  @Get()
  async read(@CurrentActor() actor: Actor): Promise<AboutDto> {
    return AboutDto.from(await this.describeProduct.execute(actor));
  }
}
