import { enqueueRequest, findOldestRequest } from '#auth/account';
import { findOldestEvents } from '#auth/event';
import { findSigningKeyAge } from '#auth/token';
import { findOldestMail } from '#mail-queue';
import { expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';

const database = migratedDatabase();

async function ages() {
  const db = database().manager;
  return {
    mails: await findOldestMail(db),
    ...(await findOldestEvents(db)),
    requests: await findOldestRequest(db),
    signingKey: await findSigningKeyAge(db),
  };
}

it('nothing has an age while nothing waits and no key signs', async () => {
  await database().query('DELETE FROM signing_keys');
  expect(await ages()).toEqual({
    mails: null,
    events: null,
    revocations: null,
    requests: null,
    signingKey: undefined,
  });
});

it('each kind has the age of its oldest entry that waits, and the signing key that of the one that signs', async () => {
  await database().query(
    `INSERT INTO mail_outbox (id, recipient, template, language, created_at, sent_at, next_attempt_at) VALUES
       (gen_random_uuid(), 'a@example.org', 'activation', 'en', now() - interval '900 s', now(), now()),
       (gen_random_uuid(), 'b@example.org', 'activation', 'en', now() - interval '70 s', NULL, now() + interval '1 hour')`,
  );
  await database().query(
    `INSERT INTO event_outbox (type, user_id, subject, data, time, published_at) VALUES
       ('session-revoked', 1, gen_random_uuid(), '{"sid": "x"}', now() - interval '900 s', now()),
       ('session-revoked', 1, gen_random_uuid(), '{"sid": "y"}', now() - interval '80 s', NULL),
       ('account-registered', 1, gen_random_uuid(), '{}', now() - interval '90 s', NULL)`,
  );
  await enqueueRequest(database().manager, { kind: 'password_reset', email: 'a@example.org', delay: -100 });
  await enqueueRequest(database().manager, { kind: 'password_reset', email: 'b@example.org', delay: 100 });
  await database().query(
    `INSERT INTO signing_keys (kid, generation, public_jwk, sealed_private_key, activates_at) VALUES
       (gen_random_uuid(), 1, '{}', '', now() - interval '900 s'), (gen_random_uuid(), 2, '{}', '', now() - interval '110 s'),
       (gen_random_uuid(), 3, '{}', '', now() + interval '900 s')`,
  );
  const found = await ages();
  const rounded = Object.fromEntries(
    Object.entries(found).map(([kind, age]) => [kind, Math.floor(Number(age) / 10) * 10]),
  );
  expect(rounded).toEqual({ mails: 70, revocations: 80, events: 90, requests: 100, signingKey: 110 });
});
