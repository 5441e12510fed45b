/** Reads what an invitation can name: the company, its departments, houses and areas. */
import { ReadUser } from '#auth/account';
import { type Actor, noFlags, type UserActor } from '#auth/authorization';
import { parseUserId } from '#auth/user';
import { CodedError } from '#errors';
import { type House, ListAreas, ListDepartments, ListHouses, type PeopleAccess } from '#organisation';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import type { ProfileType } from './field-names.js';

export interface Place {
  readonly id: string;
  readonly label: string;
}

export interface InvitationPlaces {
  /** Only for administrators: the approved company that the address of the page names. */
  readonly company: { readonly id: number; readonly name: string } | undefined;
  /** Whether the address of the page names a company that nobody can be invited to. */
  readonly isCompanyUnknown: boolean;
  readonly departments: readonly Place[];
  readonly houses: readonly House[];
  /** Id of the house whose areas are listed; empty for all. */
  readonly house: string;
  readonly areas: readonly Place[];
  /** Whether there are more areas than are listed. */
  readonly isCut: boolean;
}

const nothing: InvitationPlaces = {
  company: undefined,
  isCompanyUnknown: false,
  departments: [],
  houses: [],
  house: '',
  areas: [],
  isCut: false,
};

/** Of lists that pages show in one field. */
const mostListed = 5_000;

export interface PlacesQuery {
  readonly access: PeopleAccess;
  readonly type: ProfileType;
  /** Ids as the address of the page names them. */
  readonly house: string;
  readonly company: string;
}

@Injectable()
export class ReadInvitationPlaces {
  constructor(
    private readonly listDepartments: ListDepartments,
    private readonly listHouses: ListHouses,
    private readonly listAreas: ListAreas,
    private readonly readUser: ReadUser,
  ) {}

  async execute(actor: UserActor, { access, type, house, company }: PlacesQuery): Promise<InvitationPlaces> {
    if (access === 'staff' || type === 'company') return nothing;
    const named = access === 'admin' && company !== '' ? await this.company(actor, company) : undefined;
    const found = {
      ...nothing,
      company: named,
      isCompanyUnknown: access === 'admin' && company !== '' && !named,
    };
    // Without a company, an invitation names no department, and areas of every company.
    const viewer: Actor = named ? { ...noFlags, userId: named.id } : actor;
    if (type === 'tenant') return { ...found, ...(await this.areas(viewer, house)) };
    return access === 'admin' && !named ? found : { ...found, departments: await this.departments(viewer) };
  }

  /** Of one company, by name. */
  departmentsOf(companyId: number): Promise<Place[]> {
    return this.departments({ ...noFlags, userId: companyId });
  }

  /** @returns undefined for an account that is no approved company */
  private async company(actor: Actor, text: string): Promise<InvitationPlaces['company']> {
    const id = parseUserId(text);
    if (id === undefined) return undefined;
    const account = await this.readUser.execute(actor, id).catch((error: unknown) => {
      if (error instanceof CodedError && error.code === 'resource.not_found') return undefined;
      throw error;
    });
    if (account?.profile?.type !== 'company' || account.approval !== 'approved') return undefined;
    return { id, name: account.profile.name };
  }

  private async departments(viewer: Actor): Promise<Place[]> {
    const { items } = await listed((page) => this.listDepartments.execute(viewer, page));
    return items.map(({ id, name }) => ({ id, label: name })).sort(byLabel);
  }

  private async areas(viewer: Actor, given: string) {
    const { items: houses } = await listed((page) => this.listHouses.execute(viewer, page));
    const house = houses.find(({ id }) => id === given)?.id ?? '';
    const read = (page: PageRequest) => this.listAreas.execute(viewer, page, house || undefined);
    // Those of all houses are too many for one field; those of one are not.
    const { items, isCut } = await listed(read, house === '' ? 100 : mostListed);
    const areas = items.map(({ id, number, house: of }) => ({
      id,
      label: of ? `${houseText(of)}, ${number}` : number,
    }));
    return { houses: houses.sort(byAddress), house, areas: areas.sort(byLabel), isCut };
  }
}

async function listed<Item>(read: (page: PageRequest) => Promise<Page<Item>>, limit = mostListed) {
  const { items, next } = await read({ limit, after: undefined });
  return { items: [...items], isCut: next !== null };
}

/** By name, and numbers in it by their value. */
const { compare } = new Intl.Collator('ru', { numeric: true });
const byLabel = (one: Place, other: Place) => compare(one.label, other.label);
const byAddress = (one: House, other: House) => compare(houseText(one), houseText(other));

export const houseText = ({ city, street, number, letter }: House): string =>
  `${city}, ${street}, ${number}${letter}`;
