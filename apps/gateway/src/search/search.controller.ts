/** The route of the search over everything, for administrators and companies. */
import type { Actor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { SearchAll } from '#organisation';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { FoundDto, SearchEverythingQueryDto, usualFound } from './search.dto.js';

@ApiTags('search')
@CallableBy('user')
@Administrative()
@Controller('api/v1/search')
export class SearchController {
  constructor(private readonly searchAll: SearchAll) {}

  @Described({
    does: 'Search people, companies, departments, houses and permissions at once, while somebody types. Callers find what their lists show them',
    answers: { status: 200, type: FoundDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'company.approval_pending'],
  })
  @Get()
  async search(
    @CurrentActor() actor: Actor,
    @Query() { query, limit }: SearchEverythingQueryDto,
  ): Promise<FoundDto> {
    return FoundDto.from(await this.searchAll.execute(actor, query, limit ?? usualFound));
  }
}
