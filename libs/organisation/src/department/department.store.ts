/** Departments and their workers in SQL. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { cursorParts, ListOrder, type Page, pageOf, type PageRequest } from '#paging';
import { Department } from '../department.entity.js';
import { DepartmentWorker } from '../department-worker.entity.js';
import type { Scope } from '../scope.js';
import { within } from '../scoped-rows.js';

const id = { sql: 'department.id', type: 'uuid' } as const;
const name = { sql: 'sort_key(department.name)', type: 'text' } as const;
export const departmentOrder = new ListOrder({ id: [id], name: [name, id] }, 'id');

export function departmentsIn(db: EntityManager, scope: Scope): SelectQueryBuilder<Department> {
  return within(db.createQueryBuilder(Department, 'department'), scope, {
    company: 'department.companyId = :scope',
    person: 'department.id IN (SELECT department_id FROM department_workers WHERE worker_id = :scope)',
  });
}

/** @returns false if the worker was in the department already */
export async function insertDepartmentWorker(
  db: EntityManager,
  departmentId: string,
  workerId: number,
): Promise<boolean> {
  const inserted = await db.query<unknown[]>(
    `INSERT INTO department_workers (department_id, worker_id) VALUES ($1, $2)
     ON CONFLICT DO NOTHING RETURNING worker_id`,
    [departmentId, workerId],
  );
  return inserted.length > 0;
}

/** @returns false if the worker was not in the department */
export async function deleteDepartmentWorker(
  db: EntityManager,
  departmentId: string,
  workerId: number,
): Promise<boolean> {
  const { affected } = await db.delete(DepartmentWorker, { departmentId, workerId });
  return affected === 1;
}

export interface Worker {
  readonly userId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly surname: string;
  readonly position: string;
}

/** Ordered by id. */
export async function findWorkers(
  db: EntityManager,
  departmentId: string,
  { limit, after }: PageRequest,
): Promise<Page<Worker>> {
  const [last] = cursorParts(after, [0]);
  const found = await db.query<Worker[]>(
    `SELECT worker.user_id AS "userId", worker.first_name AS "firstName", worker.last_name AS "lastName",
       worker.surname, worker.position
     FROM department_workers member JOIN worker_profiles worker ON worker.user_id = member.worker_id
     WHERE member.department_id = $1 AND member.worker_id > $2 ORDER BY member.worker_id LIMIT $3`,
    [departmentId, last, limit + 1],
  );
  return pageOf(found, limit, ({ userId }) => [userId]);
}
