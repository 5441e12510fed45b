/** The route that changes many accounts at once, for administrators. */
import { ChangeMany } from '#auth/account';
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { preferredLanguage } from '#auth/user';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ChangedManyDto, ChangedOneDto, ChangeManyDto, manyChangeOf } from './change-many.dto.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/changes')
export class ChangeManyController {
  constructor(private readonly changeMany: ChangeMany) {}

  @Described({
    does:
      'Change up to 200 accounts by the rules of the single changes, each in a transaction of its own, or only report what would ' +
      'happen. A refused account does not stop the others; a repeated request reports what is done as unchanged',
    takes: ChangeManyDto,
    answers: { status: 200, type: ChangedManyDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Post()
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: ChangeManyDto,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<ChangedManyDto> {
    const report = await this.changeMany.execute(actor, manyChangeOf(body));
    const language = preferredLanguage(languages, 'en');
    return { items: report.map((one) => ChangedOneDto.from(one, language)) };
  }
}
