/** Records that requests were moved to the dead-letter topic, without what they contain. Decision 90. */
import { inStatement } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type DeadLetterRecord, insertDeadLetters } from './dead-letter.store.js';

@Injectable()
export class RecordDeadLetters {
  constructor(private readonly dataSource: DataSource) {}

  /** May run again for the same dead letters. @throws CodedError `database.unavailable` */
  async execute(letters: readonly Omit<DeadLetterRecord, 'id'>[]): Promise<void> {
    const records = letters.map((letter) => ({ ...letter, id: uuidv7() }));
    await inStatement(this.dataSource, (db) => insertDeadLetters(db, records));
  }
}
