/** Records dead letters, and shows them to admins. */
import { Module } from '@nestjs/common';
import { ListDeadLetters } from './list-dead-letters.js';
import { RecordDeadLetters } from './record-dead-letters.js';

const useCases = [ListDeadLetters, RecordDeadLetters];

@Module({ providers: useCases, exports: useCases })
export class DeadLetterModule {}
