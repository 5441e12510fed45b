/** Reads what a company can name in an invitation: its departments, houses and areas, and the permissions that it holds. */
import type { UserActor } from '#auth/authorization';
import { ListHeldPermissions } from '#auth/permission';
import { type House, ListAreas, ListDepartments, ListHouses, type PeopleAccess } from '#organisation';
import { Injectable } from '@nestjs/common';
import type { ProfileType } from './field-names.js';

export interface InvitationPlaces {
  readonly departments: readonly { readonly id: string; readonly label: string }[];
  readonly houses: readonly House[];
  /** Id of the house whose areas are listed; empty for all. */
  readonly house: string;
  readonly areas: readonly { readonly id: string; readonly label: string }[];
  /** Whether there are more departments or areas than are listed. */
  readonly isCut: boolean;
  /** `<name> <action>` of what the company holds. */
  readonly held: readonly string[];
}

const listed = { limit: 100, after: undefined };
const nothing: InvitationPlaces = {
  departments: [],
  houses: [],
  house: '',
  areas: [],
  isCut: false,
  held: [],
};

@Injectable()
export class ReadInvitationPlaces {
  constructor(
    private readonly listDepartments: ListDepartments,
    private readonly listHouses: ListHouses,
    private readonly listAreas: ListAreas,
    private readonly listHeldPermissions: ListHeldPermissions,
  ) {}

  /** @param house id as the address of the page names it */
  async execute(
    actor: UserActor,
    { access, type, house }: { access: PeopleAccess; type: ProfileType; house: string },
  ): Promise<InvitationPlaces> {
    if (access === 'staff' || type === 'company') return nothing;
    const held = access === 'company' ? await this.heldBy(actor) : [];
    return {
      ...nothing,
      held,
      ...(type === 'worker' ? await this.departments(actor) : await this.areas(actor, house)),
    };
  }

  private async heldBy(actor: UserActor): Promise<string[]> {
    const { items } = await this.listHeldPermissions.execute(actor, { userId: actor.userId, ...listed });
    return items.map(({ name, action }) => `${name} ${action}`);
  }

  private async departments(actor: UserActor) {
    const { items, next } = await this.listDepartments.execute(actor, listed, undefined);
    return { departments: items.map(({ id, name }) => ({ id, label: name })), isCut: next !== null };
  }

  private async areas(actor: UserActor, given: string) {
    const { items: houses } = await this.listHouses.execute(actor, listed, undefined);
    const house = houses.find(({ id }) => id === given)?.id ?? '';
    const { items, next } = await this.listAreas.execute(actor, listed, house || undefined);
    const areas = items.map(({ id, number, house: of }) => ({
      id,
      label: of ? `${houseText(of)}, ${number}` : number,
    }));
    return { houses, house, areas, isCut: next !== null };
  }
}

export const houseText = ({ city, street, number, letter }: House): string =>
  `${city}, ${street}, ${number}${letter}`;
