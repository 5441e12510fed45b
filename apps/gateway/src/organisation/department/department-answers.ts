/** Departments and their workers as callers read them. */
import type { Department, Worker } from '#auth/core';

export function departmentAnswer({ id, version, name, companyId }: Department) {
  return { id, version, name, company_id: companyId };
}

export const departmentExample = departmentAnswer({
  id: '019aae10-3c00-7000-8000-000000000001',
  version: 1,
  name: 'Dispatch',
  companyId: 2,
});

export function workerAnswer({ userId, firstName, lastName, surname, position }: Worker) {
  return { user_id: userId, first_name: firstName, last_name: lastName, surname, position };
}

export const workerExample = workerAnswer({
  userId: 3,
  firstName: 'Роман',
  lastName: 'Романов',
  surname: '',
  position: 'engineer',
});
