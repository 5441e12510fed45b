/** A department as columns of one line, and as the document of the HTTP API. */
import type { Department } from '#organisation';

export const departmentHeader = ['id', 'name', 'company'];

export const departmentColumns = ({ id, name, companyId }: Department) => [id, name, companyId];

export const departmentDocument = ({ id, version, name, companyId }: Department) => ({
  id,
  version,
  name,
  companyId,
});
