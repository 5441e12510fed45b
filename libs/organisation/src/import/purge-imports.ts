/** Deletes imports with their rows 30 days after their end. */
import { deleteExpired } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { endedImports } from './expired-rows.store.js';

@Injectable()
export class PurgeImports {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many were deleted */
  execute(): Promise<number> {
    return deleteExpired(this.dataSource, ...endedImports);
  }
}
