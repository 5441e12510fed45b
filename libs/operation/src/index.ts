export { OperationModule } from './operation.module.js';
export { mostSteps, ReadStatistics, type Statistics, type StatisticsRequest } from './read-statistics.js';
