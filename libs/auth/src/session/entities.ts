/** The entities of this folder, for the DataSource. */
import { DeviceNotice } from './new-device/device-notice.entity.js';
import { RefreshToken } from './refresh-token.entity.js';
import { Session } from './session.entity.js';

export const sessionEntities = [DeviceNotice, RefreshToken, Session];
