import { userEntities } from '#auth/user';
import { auditEntities } from '#auth/audit';
import { securityEventEntities } from '#auth/security-event';
import { tokenEntities } from '#auth/token';
import { throttleEntities } from '#auth/throttle';
import { sessionEntities } from '#auth/session';
import { permissionEntities } from '#auth/permission';
import { accountEntities } from '#auth/account';
import { secondFactorEntities } from '#auth/second-factor';
import { loginEntities } from '#auth/login';
import { registrationEntities } from '#auth/registration';

/** Every entity of the auth library, for the DataSource. */
export const authEntities = [
  ...userEntities,
  ...auditEntities,
  ...securityEventEntities,
  ...tokenEntities,
  ...throttleEntities,
  ...sessionEntities,
  ...permissionEntities,
  ...accountEntities,
  ...secondFactorEntities,
  ...loginEntities,
  ...registrationEntities,
];
