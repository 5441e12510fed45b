/** Departments and their workers. */
import { importedLines } from '../imported-fields.js';
import { type LegacyKind, writeWith } from '../legacy-kind.js';
import { rowKey } from '../row-key.js';

export const departments: LegacyKind = {
  name: 'departments',
  select: `
    SELECT old.id, old.name, company.user_id AS old_company_id
    FROM authorization_department old LEFT JOIN authorization_companyprofile company ON company.id = old.company_id
    WHERE old.id > $1 ORDER BY old.id LIMIT $2`,
  write: writeWith(
    `WITH checked AS MATERIALIZED (
       SELECT given.*, company.user_id AS company_id,
         CASE WHEN company.user_id IS NULL THEN 'its company was not imported' END AS refusal
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, key uuid, name text, old_company_id bigint)
       LEFT JOIN legacy_users known ON known.source = $2 AND known.old_id = given.old_company_id
       LEFT JOIN company_profiles company ON company.user_id = known.user_id
     ), inserted AS (
       INSERT INTO departments (id, name, company_id) SELECT key, name, company_id FROM checked WHERE refusal IS NULL
     )
     SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
    (row, source) => ({
      ...row,
      ...importedLines(row, { name: 255 }),
      key: rowKey(source, 'department', row.id),
    }),
  ),
};

/** In the old schema a worker had at most one department. Row ids are those of the worker profiles. */
export const departmentWorkers: LegacyKind = {
  name: 'department workers',
  select: `
    SELECT id, user_id AS old_user_id, department_id FROM authorization_workerprofile
    WHERE department_id IS NOT NULL AND id > $1 ORDER BY id LIMIT $2`,
  write: writeWith(
    `WITH checked AS MATERIALIZED (
       SELECT given.id, department.id AS department_id, worker.user_id AS worker_id, CASE
         WHEN worker.user_id IS NULL THEN 'the worker was not imported'
         WHEN department.id IS NULL THEN 'the department was not imported'
       END AS refusal
       FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, old_user_id bigint, key uuid)
       LEFT JOIN departments department ON department.id = given.key
       LEFT JOIN legacy_users known ON known.source = $2 AND known.old_id = given.old_user_id
       LEFT JOIN worker_profiles worker ON worker.user_id = known.user_id
     ), inserted AS (
       INSERT INTO department_workers (department_id, worker_id)
       SELECT department_id, worker_id FROM checked WHERE refusal IS NULL
     )
     SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL`,
    ({ id, old_user_id, department_id }, source) => ({
      id,
      old_user_id,
      key: rowKey(source, 'department', department_id),
    }),
  ),
};
