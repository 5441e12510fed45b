/** What administrators of the installation see of it as a whole. */
import { Module } from '@nestjs/common';
import { ReadStatistics } from './read-statistics.js';

const useCases = [ReadStatistics];

@Module({ providers: useCases, exports: useCases })
export class OperationModule {}
