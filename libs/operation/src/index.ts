export { type Attention, type AttentionCode, attentionCodes } from './attention.js';
export { DescribeProduct, type ProductDescription } from './describe-product.js';
export { ListSettings } from './list-settings.js';
export { OperationModule } from './operation.module.js';
export { type Overview, ReadOverview } from './read-overview.js';
export { serverStates, type ServerState } from './server-states.js';
export { ReadStatistics, type Statistics, type StatisticsRequest } from './read-statistics.js';
