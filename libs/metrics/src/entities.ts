/** The entities of this library, for the DataSource. */
import { AppInstance } from './app-instance.entity.js';
import { HourlyActivity } from './hourly-activity.entity.js';

export const metricsEntities = [HourlyActivity, AppInstance];
