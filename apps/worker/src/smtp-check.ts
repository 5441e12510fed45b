/** Fails while the mail server cannot be reached: as of the last mail, because a connection that sends none looks like an attack. */
import type { HealthCheck } from '#health';
import type { DeliverMail } from '#mail-queue';

export function smtpCheck(deliverMail: DeliverMail): HealthCheck {
  return {
    name: 'smtp',
    kind: 'noted',
    check: async () => {
      if (!deliverMail.reachesServer) throw new Error('The mail server cannot be reached');
    },
  };
}
