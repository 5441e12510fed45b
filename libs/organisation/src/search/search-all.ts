/** Searches people, companies, departments, houses and permissions at once. Callers find what their lists show them. */
import { ListUsers } from '#auth/account';
import { type Actor, isAdministrator, type UserActor } from '#auth/authorization';
import { ListPermissions } from '#auth/permission';
import type { AdministeredUser } from '#auth/user';
import { requireSearchable } from '#paging';
import { Injectable } from '@nestjs/common';
import type { Department } from '../department.entity.js';
import { ListDepartments } from '../department/list-departments.js';
import type { House } from '../house.entity.js';
import { ListHouses } from '../house/list-houses.js';
import { ListCompanyPeople } from '../people/list-company-people.js';
import type { CompanyPerson } from '../people/people.store.js';

export interface FoundAccount {
  readonly userId: number;
  readonly name: string;
  /** Null for a company, which does not see the emails of its people. */
  readonly email: string | null;
  /** Null without a profile. */
  readonly type: AdministeredUser['profileType'];
  readonly isActive: boolean;
  readonly isDeleted: boolean;
}

/** The first of each kind. */
export interface Found {
  readonly people: readonly FoundAccount[];
  readonly companies: readonly FoundAccount[];
  readonly departments: readonly Department[];
  readonly houses: readonly House[];
  /** Names. */
  readonly permissions: readonly string[];
}

/** What is found besides places. */
type FoundByRank = Omit<Found, 'departments' | 'houses'>;

interface Request {
  readonly limit: number;
  readonly after: undefined;
}

@Injectable()
export class SearchAll {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly listCompanyPeople: ListCompanyPeople,
    private readonly listDepartments: ListDepartments,
    private readonly listHouses: ListHouses,
    private readonly listPermissions: ListPermissions,
  ) {}

  /**
   * @param limit of each kind
   * @throws CodedError `authorization.refused` for an actor who is neither administrator nor company, `company.approval_pending`,
   * or `request.invalid_fields` for text without a letter or digit
   */
  async execute(actor: Actor, query: string, limit: number): Promise<Found> {
    requireSearchable(query, 'query');
    const page = { limit, after: undefined };
    const [byRank, departments, houses] = await Promise.all([
      isAdministrator(actor)
        ? this.ofAdministrator(actor, query, page)
        : this.ofCompany(actor as UserActor, query, page),
      this.listDepartments.execute(actor, page, { search: query }),
      this.listHouses.execute(actor, page, { search: query }),
    ]);
    return { ...byRank, departments: departments.items, houses: houses.items };
  }

  private async ofAdministrator(actor: Actor, search: string, page: Request): Promise<FoundByRank> {
    const [people, companies, permissions] = await Promise.all([
      this.listUsers.execute(actor, { search, isCompany: false }, page),
      this.listUsers.execute(actor, { search, profileType: 'company' }, page),
      this.listPermissions.execute(actor, { ...page, search }),
    ]);
    return {
      people: people.items.map(foundUser),
      companies: companies.items.map(foundUser),
      permissions: permissions.items.map(({ name }) => name),
    };
  }

  private async ofCompany(actor: UserActor, search: string, page: Request): Promise<FoundByRank> {
    const { items } = await this.listCompanyPeople.execute(actor, { search, isMember: true }, page);
    return { people: items.map(foundPerson), companies: [], permissions: [] };
  }
}

const foundUser = ({
  id,
  name,
  email,
  profileType,
  isActive,
  isDeleted,
}: AdministeredUser): FoundAccount => ({
  userId: id,
  name,
  email,
  type: profileType,
  isActive,
  isDeleted,
});

const foundPerson = ({ userId, name, type, isActive }: CompanyPerson): FoundAccount => ({
  userId,
  name,
  email: null,
  type,
  isActive,
  isDeleted: false,
});
