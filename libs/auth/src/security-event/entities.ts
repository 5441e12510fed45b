/** The entities of this folder, for the DataSource. */
import { SecurityEvent } from './security-event.entity.js';

export const securityEventEntities = [SecurityEvent];
