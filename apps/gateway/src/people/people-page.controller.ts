/** The page that lists people, for administrators and approved companies. */
import { ListUsers, type UserFilter } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor, CurrentLanguage } from '#auth/http';
import { CodedError, type Language } from '#errors';
import { ListCompanyPeople, type PeopleAccess } from '#organisation';
import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer, refusalOf } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { CurrentPeopleAccess } from '../page/people-access.js';
import { csvDownload } from '../resource/csv-download.js';
import {
  accountStates,
  type FoundPeople,
  membershipStates,
  peoplePage,
  type PeopleQuery,
} from './people-page.js';
import { accountsTable, companyPeopleTable } from './people-tables.js';

const rowsShown = 25;
const longestSearch = 100;

@CallableBy('user')
@Administrative()
@PageRoutes()
@Controller('account/people')
export class PeoplePageController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly listCompanyPeople: ListCompanyPeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Query() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = peopleQueryOf(fields);
    try {
      const found = await this.find(actor, access, query);
      const wasRemoved = textOf(fields, 'done') === 'removed';
      return this.pages.send(reply, peoplePage({ access, query, found, wasRemoved }, language));
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'request.invalid_fields') throw error;
      const found: FoundPeople = {
        kind: access === 'company' ? 'company' : 'accounts',
        page: { items: [], next: null },
      };
      const refusal = refusalOf(error, language);
      return this.pages.sendRefusal(reply, error, peoplePage({ access, query, found, refusal }, language));
    }
  }

  @Get('export')
  async download(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Query() fields: FormFields,
    @CurrentLanguage() language: Language,
  ): Promise<StreamableFile> {
    const query = peopleQueryOf(fields);
    return access === 'company'
      ? csvDownload('people', companyPeopleTable(language), (page) =>
          this.listCompanyPeople.execute(actor, companyFilterOf(query), page),
        )
      : csvDownload('accounts', accountsTable(language), (page) =>
          this.listUsers.execute(actor, filterOf(query), page),
        );
  }

  private async find(actor: UserActor, access: PeopleAccess, query: PeopleQuery): Promise<FoundPeople> {
    const page = { limit: rowsShown, after: query.after || undefined };
    if (access === 'company') {
      const filter = companyFilterOf(query);
      return { kind: 'company', page: await this.listCompanyPeople.execute(actor, filter, page) };
    }
    return { kind: 'accounts', page: await this.listUsers.execute(actor, filterOf(query), page) };
  }
}

const states: ReadonlySet<string> = new Set([...accountStates, ...membershipStates]);
const types: ReadonlySet<string> = new Set(['worker', 'tenant', 'company']);

/** Values that no filter has are left out, as if nobody had chosen them. */
function peopleQueryOf(fields: FormFields): PeopleQuery {
  const known = (name: string, all: ReadonlySet<string>) =>
    all.has(textOf(fields, name)) ? textOf(fields, name) : '';
  return {
    search: textOf(fields, 'search').slice(0, longestSearch).trim(),
    type: known('type', types),
    state: known('state', states),
    after: textOf(fields, 'after'),
  };
}

const companyFilterOf = ({ search, type, state }: PeopleQuery) => ({
  search: search || undefined,
  type: (['worker', 'tenant'] as const).find((known) => known === type),
  isMember: state === '' ? undefined : state === 'member',
});

const stateFilters: Readonly<Record<string, UserFilter>> = {
  active: { isActive: true, isDeleted: false },
  inactive: { isActive: false, isDeleted: false },
  awaiting: { approval: 'waiting', isDeleted: false },
  refused: { approval: 'refused', isDeleted: false },
  deleted: { isDeleted: true },
};

function filterOf({ search, type, state }: PeopleQuery): UserFilter {
  return {
    ...stateFilters[state],
    ...(search !== '' && { search }),
    ...(type !== '' && { profileType: type as NonNullable<UserFilter['profileType']> }),
  };
}
