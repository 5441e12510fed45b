/** Prints the addresses of `npm start` and the next steps. */
import type { Settings } from '#config';

/** @param setup where the first superuser is set up, if there is none */
export function announce(
  { app, brand, http, kafka, mail, redis }: Settings,
  setup: string | undefined,
): void {
  const gateway = `http://localhost:${http.port}`;
  const register =
    `curl ${gateway}/api/v1/register/ --form 'email=me@example.com' --form 'password=correct horse' ` +
    `--form 'profile={"type":"worker","first_name":"Ann","last_name":"Lee","birth_date":"1990-01-31","sex":"female"}'`;
  const lines = [
    '',
    `Gatehouse is ready.`,
    `  HTTP           ${gateway}/api/v1/`,
    ...(brand.pages ? [`  Console        ${gateway}/console/`] : []),
    ...(app.development ? [`  API page       ${gateway}/api/v1/docs`] : []),
    kafka.brokers.length > 0
      ? `  Verification   Kafka at ${kafka.brokers.join(', ')}: auth_request → auth_response`
      : `  Verification   TCP at ${kafka.tcpHost}:${kafka.tcpPort} (Nest's transport, pattern auth_request)`,
    mail.smtp
      ? `  Mail           ${mail.smtp.host}:${mail.smtp.port}`
      : `  Mail           ${gateway}/dev/mail`,
    ...(redis.address ? ['  Mail queue     Redis'] : []),
    '',
    'Next: register, open the link in the mail, and log in.',
    `  ${register}`,
    ...(setup
      ? ['Create the first administrator in your browser, within an hour:', `  ${setup}`]
      : ['Create an administrator: npm run cli -- createsuperuser']),
    'Add demo data: npm run cli -- seed --demo',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
