/** Departments and housing: groups, houses, areas, who lives in and owns them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrganisations1764000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE departments (
        id uuid NOT NULL,
        name varchar(255) NOT NULL,
        company_id integer NOT NULL,
        CONSTRAINT departments_pkey PRIMARY KEY (id),
        CONSTRAINT departments_company_fkey FOREIGN KEY (company_id) REFERENCES company_profiles(user_id) ON DELETE CASCADE
      );
      CREATE INDEX departments_company_idx ON departments (company_id);
      CREATE TABLE department_workers (
        department_id uuid NOT NULL,
        worker_id integer NOT NULL,
        CONSTRAINT department_workers_pkey PRIMARY KEY (department_id, worker_id),
        CONSTRAINT department_workers_department_fkey FOREIGN KEY (department_id) REFERENCES departments(id) ON DELETE CASCADE,
        CONSTRAINT department_workers_worker_fkey FOREIGN KEY (worker_id) REFERENCES worker_profiles(user_id) ON DELETE CASCADE
      );
      CREATE INDEX department_workers_worker_idx ON department_workers (worker_id);
      CREATE TABLE house_groups (
        id uuid NOT NULL,
        name varchar(100) NOT NULL,
        provider_id integer,
        CONSTRAINT house_groups_pkey PRIMARY KEY (id),
        CONSTRAINT house_groups_provider_fkey FOREIGN KEY (provider_id) REFERENCES company_profiles(user_id) ON DELETE SET NULL
      );
      CREATE INDEX house_groups_provider_idx ON house_groups (provider_id);
      CREATE TABLE houses (
        id uuid NOT NULL,
        zip_code varchar(6) NOT NULL DEFAULT '',
        city varchar(255) NOT NULL,
        street varchar(255) NOT NULL,
        number varchar(10) NOT NULL,
        letter varchar(5) NOT NULL DEFAULT '',
        group_id uuid,
        CONSTRAINT houses_pkey PRIMARY KEY (id),
        CONSTRAINT houses_group_fkey FOREIGN KEY (group_id) REFERENCES house_groups(id) ON DELETE SET NULL
      );
      CREATE INDEX houses_group_idx ON houses (group_id);
      CREATE TABLE areas (
        id uuid NOT NULL,
        number varchar(50) NOT NULL,
        house_id uuid NOT NULL,
        CONSTRAINT areas_pkey PRIMARY KEY (id),
        CONSTRAINT areas_house_fkey FOREIGN KEY (house_id) REFERENCES houses(id) ON DELETE CASCADE
      );
      CREATE INDEX areas_house_idx ON areas (house_id);
      CREATE TABLE area_tenants (
        area_id uuid NOT NULL,
        tenant_id integer NOT NULL,
        CONSTRAINT area_tenants_pkey PRIMARY KEY (area_id, tenant_id),
        CONSTRAINT area_tenants_area_fkey FOREIGN KEY (area_id) REFERENCES areas(id) ON DELETE CASCADE,
        CONSTRAINT area_tenants_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenant_profiles(user_id) ON DELETE CASCADE
      );
      CREATE INDEX area_tenants_tenant_idx ON area_tenants (tenant_id);
      CREATE TABLE owner_areas (
        id uuid NOT NULL,
        part numeric(11,10) NOT NULL,
        area_id uuid NOT NULL,
        company_id integer,
        tenant_id integer,
        CONSTRAINT owner_areas_one_owner CHECK (num_nonnulls(company_id, tenant_id) = 1),
        CONSTRAINT owner_areas_part_range CHECK (part > 0 AND part <= 1),
        CONSTRAINT owner_areas_pkey PRIMARY KEY (id),
        CONSTRAINT owner_areas_area_fkey FOREIGN KEY (area_id) REFERENCES areas(id) ON DELETE CASCADE,
        CONSTRAINT owner_areas_company_fkey FOREIGN KEY (company_id) REFERENCES company_profiles(user_id) ON DELETE CASCADE,
        CONSTRAINT owner_areas_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenant_profiles(user_id) ON DELETE CASCADE
      );
      CREATE INDEX owner_areas_area_idx ON owner_areas (area_id);
      CREATE INDEX owner_areas_company_idx ON owner_areas (company_id);
      CREATE INDEX owner_areas_tenant_idx ON owner_areas (tenant_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE owner_areas, area_tenants, areas, houses, house_groups, department_workers, departments',
    );
  }
}
