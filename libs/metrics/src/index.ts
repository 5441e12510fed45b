export {
  type CounterName,
  type GaugeName,
  type HistogramName,
  metricCatalogue,
  type MetricDefinition,
  type MetricName,
} from './catalogue.js';
export { counter, histogram, type LabelsOf, type Reading, readGauge } from './instruments.js';
export { CachedReading } from './cached-reading.js';
export { isExposed } from './exposed-apps.js';
export { type HttpMethod, httpMethods, type HttpStatus, httpStatuses } from './http-labels.js';
export type { HistogramSeries } from './series.js';
export { VerificationMeter } from './verification-meter.js';
export { type FixedText, fixedText, fromStart } from './fixed-text.js';
export { MetricsServer } from './metrics-server.js';
export { countActivity } from './activity-counters.js';
export { type ActivityKind, activityKinds, type ActivityOutcome } from './activity-kinds.js';
export {
  type ActivityPeriod,
  activityRetentionDays,
  type ActivityStep,
  activitySteps,
  expiredActivity,
  expiredInstances,
  listInstances,
  type RunningInstance,
  stepsOf,
  sumActivity,
} from './activity.store.js';
export { AppInstance, type AppName, appNames } from './app-instance.entity.js';
export { metricsEntities } from './entities.js';
export { MetricsModule } from './metrics.module.js';
export { writeActivity } from './write-activity.js';
