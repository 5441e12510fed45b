/** Creates a demo company with its departments, houses and people, and a company that waits for approval. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { insertProfile, insertUser, type ProfileInput } from '#auth/account';
import { User } from '#auth/user';
import { Area, AreaTenant, Department, DepartmentWorker, House, HouseGroup, OwnerArea } from '#organisation';
import { PasswordHasher } from '#auth/password';
import { company, departments, houses, tenantOf, waitingCompany, workerOf } from './demo-town.js';

/** The first of each type has a short address, the others a number in it: `worker2@demo.example`. */
export const demoEmail = (type: ProfileInput['type'], number = 1) =>
  `${type}${number > 1 ? number : ''}@demo.example`;

@Injectable()
export class SeedDemo {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
  ) {}

  /**
   * @param password of all accounts
   * @returns how many accounts were created; 0 if the demo already exists
   */
  async execute(password: string): Promise<number> {
    const passwordHash = await this.passwords.hash(password);
    return inTransaction(this.dataSource, async (db) => {
      if (await db.existsBy(User, { email: demoEmail('company') })) return 0;
      const town = new Town(db, passwordHash);
      const companyId = await town.addPerson(company);
      await town.addPerson(waitingCompany, { awaitsApproval: true });
      await town.addDepartments(companyId);
      await town.addHouses(companyId);
      return town.people;
    });
  }
}

class Town {
  people = 0;
  private readonly numbers = { company: 0, worker: 0, tenant: 0 };

  constructor(
    private readonly db: EntityManager,
    private readonly passwordHash: string,
  ) {}

  async addPerson(profile: ProfileInput, approval = { awaitsApproval: false }): Promise<number> {
    this.people += 1;
    const userId = await insertUser(this.db, {
      subject: uuidv7(),
      email: demoEmail(profile.type, ++this.numbers[profile.type]),
      passwordHash: this.passwordHash,
      language: 'en',
      isActive: true,
      getAccessDate: new Date(),
    });
    await insertProfile(this.db, userId, profile, approval);
    return userId;
  }

  async addDepartments(companyId: number): Promise<void> {
    for (const [name, workers] of Object.entries(departments)) {
      const departmentId = uuidv7();
      await this.db.insert(Department, { id: departmentId, name, companyId });
      for (const worker of workers) {
        const workerId = await this.addPerson(workerOf(worker));
        await this.db.insert(DepartmentWorker, { departmentId, workerId });
      }
    }
  }

  async addHouses(providerId: number): Promise<void> {
    for (const [name, buildings] of Object.entries(houses)) {
      const groupId = uuidv7();
      await this.db.insert(HouseGroup, { id: groupId, name, providerId });
      for (const { areas, ...address } of buildings) {
        const houseId = uuidv7();
        await this.db.insert(House, { id: houseId, ...address, groupId });
        for (const [number, tenants] of Object.entries(areas)) await this.addArea(houseId, number, tenants);
      }
    }
  }

  /** The tenants own the area in equal shares. */
  private async addArea(
    houseId: string,
    number: string,
    tenants: readonly Parameters<typeof tenantOf>[0][],
  ): Promise<void> {
    const areaId = uuidv7();
    await this.db.insert(Area, { id: areaId, number, houseId });
    for (const tenant of tenants) {
      const tenantId = await this.addPerson(tenantOf(tenant));
      await this.db.insert(AreaTenant, { areaId, tenantId });
      await this.db.insert(OwnerArea, { id: uuidv7(), areaId, tenantId, part: String(1 / tenants.length) });
    }
  }
}
