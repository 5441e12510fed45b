/** What administrators of the installation see of it as a whole. */
import { Module } from '@nestjs/common';
import { TokenModule } from '#auth/token';
import { DescribeProduct } from './describe-product.js';
import { ListSettings } from './list-settings.js';
import { ReadOverview } from './read-overview.js';
import { ReadStatistics } from './read-statistics.js';

const useCases = [ReadStatistics, ReadOverview, ListSettings, DescribeProduct];

@Module({ imports: [TokenModule], providers: useCases, exports: useCases })
export class OperationModule {}
