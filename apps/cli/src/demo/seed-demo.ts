/** Creates a demo company with a department, a house group, a flat, a worker and a tenant. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { insertProfile, insertUser, type ProfileInput } from '#auth/account';
import { User } from '#auth/user';
import { Area, AreaTenant, Department, DepartmentWorker, House, HouseGroup } from '#organisation';
import { PasswordHasher } from '#auth/password';

const person = { birth_date: '1990-05-17', sex: 'female' } as const;
const profiles: readonly ProfileInput[] = [
  { type: 'company', name: 'Demo Housing', address: '1 Harbour Street' },
  { type: 'worker', first_name: 'Vera', last_name: 'Demo', position: 'Dispatcher', ...person },
  { type: 'tenant', first_name: 'Anna', last_name: 'Demo', rooms: ['1', '2'], ...person },
];

export const demoEmail = (type: ProfileInput['type']) => `${type}@demo.example`;

@Injectable()
export class SeedDemo {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
  ) {}

  /**
   * @param password for the three accounts
   * @returns whether the demo was created; false if it already exists
   */
  async execute(password: string): Promise<boolean> {
    const passwordHash = await this.passwords.hash(password);
    return inTransaction(this.dataSource, async (db) => {
      if (await db.existsBy(User, { email: demoEmail('company') })) return false;
      const ids: number[] = [];
      for (const profile of profiles) ids.push(await insertPerson(db, profile, passwordHash));
      const [companyId, workerId, tenantId] = ids as [number, number, number];
      await insertOrganisation(db, { companyId, workerId, tenantId });
      return true;
    });
  }
}

async function insertPerson(db: EntityManager, profile: ProfileInput, passwordHash: string): Promise<number> {
  const userId = await insertUser(db, {
    subject: uuidv7(),
    email: demoEmail(profile.type),
    passwordHash,
    language: 'en',
    isActive: true,
    getAccessDate: new Date(),
  });
  await insertProfile(db, userId, profile);
  return userId;
}

async function insertOrganisation(
  db: EntityManager,
  { companyId, workerId, tenantId }: { companyId: number; workerId: number; tenantId: number },
): Promise<void> {
  const [departmentId, groupId, houseId, areaId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await db.insert(Department, { id: departmentId, name: 'Dispatch', companyId });
  await db.insert(DepartmentWorker, { departmentId, workerId });
  await db.insert(HouseGroup, { id: groupId, name: 'Harbour', providerId: companyId });
  await db.insert(House, { id: houseId, city: 'Port', street: 'Harbour Street', number: '2', groupId });
  await db.insert(Area, { id: areaId, number: '14', houseId });
  await db.insert(AreaTenant, { areaId, tenantId });
}
