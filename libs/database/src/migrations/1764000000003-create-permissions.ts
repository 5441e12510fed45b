/** Permissions, who holds them, and their groups. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePermissions1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE permissions (
        id uuid NOT NULL,
        action varchar(6) NOT NULL,
        name varchar(150) NOT NULL,
        description varchar(255) NOT NULL DEFAULT '',
        CONSTRAINT permissions_name_action_key UNIQUE (name, action),
        CONSTRAINT permissions_action_known CHECK (action IN ('create', 'read', 'update', 'delete')),
        CONSTRAINT permissions_pkey PRIMARY KEY (id)
      );
      CREATE TABLE permission_grants (
        user_id integer NOT NULL,
        permission_id uuid NOT NULL,
        CONSTRAINT permission_grants_pkey PRIMARY KEY (user_id, permission_id),
        CONSTRAINT permission_grants_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
        CONSTRAINT permission_grants_permission_fkey FOREIGN KEY (permission_id) REFERENCES permissions(id) ON DELETE CASCADE
      );
      CREATE INDEX permission_grants_permission_idx ON permission_grants (permission_id);
      CREATE TABLE permission_groups (
        id uuid NOT NULL,
        name varchar(100) NOT NULL,
        description varchar(255) NOT NULL DEFAULT '',
        CONSTRAINT permission_groups_name_key UNIQUE (name),
        CONSTRAINT permission_groups_pkey PRIMARY KEY (id)
      );
      CREATE TABLE permission_group_entries (
        group_id uuid NOT NULL,
        permission_id uuid NOT NULL,
        CONSTRAINT permission_group_entries_pkey PRIMARY KEY (group_id, permission_id),
        CONSTRAINT permission_group_entries_group_fkey FOREIGN KEY (group_id) REFERENCES permission_groups(id) ON DELETE CASCADE,
        CONSTRAINT permission_group_entries_permission_fkey FOREIGN KEY (permission_id) REFERENCES permissions(id) ON DELETE CASCADE
      );
      CREATE INDEX permission_group_entries_permission_idx ON permission_group_entries (permission_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE permission_group_entries, permission_groups, permission_grants, permissions');
  }
}
