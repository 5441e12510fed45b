/** Reads one department, for its company, its workers and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Department } from '../department.entity.js';
import { readScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { departmentsIn } from './department.store.js';

@Injectable()
export class ReadDepartment {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` */
  execute(actor: Actor, id: string): Promise<Department> {
    return readFrom(this.dataSource, async (db) =>
      requireOne(departmentsIn(db, await readScopeOf(db, actor)), id),
    );
  }
}
