/** The sessions of a person that live now. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ListedSession, listLiveSessions } from './session.store.js';

@Injectable()
export class ListSessions {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest login first. Whether the caller may see them is asked before. */
  async execute(userId: number): Promise<ListedSession[]> {
    return readFrom(this.dataSource, (db) => listLiveSessions(db, userId));
  }
}
