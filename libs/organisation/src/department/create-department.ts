/** Creates a department of a company. */
import { inTransaction } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { Department } from '../department.entity.js';
import { lockCompany } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { normalLine } from '#text';

export interface NewDepartment {
  readonly name: string;
  /** User id of the company; optional for a company, which creates its own. */
  readonly companyId?: number | undefined;
}

@Injectable()
export class CreateDepartment {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, `request.invalid_fields`, or `resource.not_found` for the company */
  execute(actor: Actor, { name: given, companyId }: NewDepartment): Promise<Department> {
    const name = normalLine(given);
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const company = companyId ?? (scope.kind === 'company' ? scope.userId : undefined);
      if (company === undefined) throw invalidFields({ company_id: [fault('required')] });
      await lockCompany(db, scope, company);
      const department = { id: uuidv7(), version: 1, name, companyId: company };
      await db.insert(Department, department);
      await recordChange(db, actor, {
        action: 'department.created',
        target: department.id,
        before: null,
        after: { name, company_id: company },
      });
      return department;
    });
  }
}
