/** What administrators of the installation see of it as a whole. */
import { Module } from '@nestjs/common';
import { TokenModule } from '#auth/token';
import { ReadOverview } from './read-overview.js';
import { ReadStatistics } from './read-statistics.js';

const useCases = [ReadStatistics, ReadOverview];

@Module({ imports: [TokenModule], providers: useCases, exports: useCases })
export class OperationModule {}
