/** Tells administrators which kinds of second factor a user has, without names and secrets. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { type ListedFactors, ListFactors } from './list-factors.js';

@Injectable()
export class ListUserFactors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listFactors: ListFactors,
  ) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  async execute(actor: Actor, userId: number): Promise<ListedFactors> {
    requireAdministrator(actor);
    const owner = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!owner) throw new CodedError('resource.not_found');
    return this.listFactors.execute(userId);
  }
}
