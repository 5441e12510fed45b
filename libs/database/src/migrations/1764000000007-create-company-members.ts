/** Who belongs to which company: workers through their departments, tenants through area, house and group. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCompanyMembers1764000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE VIEW company_members AS
        SELECT worker.worker_id AS user_id, department.company_id
        FROM department_workers worker JOIN departments department ON department.id = worker.department_id
        UNION
        SELECT tenant.tenant_id, house_group.provider_id
        FROM area_tenants tenant
        JOIN areas area ON area.id = tenant.area_id
        JOIN houses house ON house.id = area.house_id
        JOIN house_groups house_group ON house_group.id = house.group_id
        WHERE house_group.provider_id IS NOT NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW company_members');
  }
}
