/** Renders `docs/reference/personal-data.md` from the declarations of the nouns (`personal-tables.ts`). */
import type { ExportedTable, WithheldTable } from '#auth/user';
import { exportedTables, impersonalTables, withheldTables } from '#account-export';
import { format } from 'prettier';

export const personalDataDocumentPath = 'docs/reference/personal-data.md';

const introduction = `# Personal data

What Gatehouse keeps about users, where, for how long, and what happens to it. Users export their data with \`GET /api/v1/me/export/\` and erase
their account with \`POST /api/v1/me/erase/\`; administrators erase accounts with \`POST /api/v1/users/{user_id}/erase/\`. See decisions
[11](../decisions/0011-keep-only-the-id-of-an-erased-account.md) and [32](../decisions/0032-let-users-export-and-erase-all-their-data.md).

The sections about tables are generated from the declarations of the nouns by \`npm run docs:personal-data\`
([decision 70](../decisions/0070-declare-personal-data-beside-its-store.md)). The worker deletes expired rows once an hour.`;

const elsewhere = `
## Outside the tables

| place | holds | in the export | erasure | kept |
| --- | --- | --- | --- | --- |
| Redis: mail queue | ids of mails | no: the section \`mails\` contains the mails | a job whose mail was deleted sends nothing | until the mail is handed over |
| Redis: rate limits | counters under keyed digests of email addresses, networks and devices | no | kept: a counter must outlast the account it protects | until the window of the counter closes |
| Kafka: \`auth_request\` and its reply topics | tokens; user ids and permissions | no | kept until the retention ends | \`KAFKA_REQUEST_RETENTION_SECONDS\` in topics that Gatehouse creates |
| Kafka: \`auth_request.dead_letter\` | requests that could not be answered, without the signatures of tokens | no | kept until the retention ends | \`KAFKA_DEAD_LETTER_RETENTION_SECONDS\` in topics that Gatehouse creates |
| Kafka: \`auth_events\` | ids of users and sessions, types of profiles, names of changed fields, permissions | no | the event \`account-purged\` tells other services to delete their data | 7 days in a topic that Gatehouse creates |
| Kafka: \`auth_revocations\` | ids of users and sessions | no | kept until the revocation expires | until the last revoked token expires; then a tombstone deletes the record |
| Sent mails | the email address and the text of the mail | no: the section \`mails\` says which were sent | outside the reach of Gatehouse | by the mail server and the recipient |
| Logs | ids of users and sessions, IP addresses, request paths | no | outside the reach of Gatehouse | by the log system of the operator |
| Avatars: \`AVATAR_FOLDER\` or the bucket of \`AVATAR_S3_URL\` | pictures under random names, without metadata | as \`avatar\`, a data URL | deleted after the transaction; the worker retries if the store is unavailable | until the picture is replaced or removed |
| Backups of the database | everything in the tables | no | kept: [erase again after a restore](../operations.md) | by the operator |
`;

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

export async function personalDataDocument(): Promise<string> {
  const parts = [
    introduction,
    '## Exported tables',
    ...exportedTables.map(exportedSection),
    '## Tables that are not exported',
    ...withheldTables.map(withheldSection),
    '## Tables without personal data',
    impersonalTables.map(({ table, reason }) => `- \`${table}\`: ${reason}`).join('\n'),
    elsewhere,
  ];
  return format(parts.join('\n\n'), { parser: 'markdown', printWidth: 110 });
}

function exportedSection(table: ExportedTable): string {
  const fields = code([...table.columns, ...Object.keys(table.computed ?? {})]);
  return section(table.section, [
    `Table: \`${table.table}\``,
    `Exported: ${fields}`,
    ...withheldColumns(table).map(([reason, columns]) => `Not exported: ${code(columns)}. ${reason}`),
    ...fate(table),
  ]);
}

function withheldSection(table: WithheldTable): string {
  return section(table.table, [`Not exported: ${code(table.columns)}. ${table.reason}`, ...fate(table)]);
}

const fate = ({ erasure, retention }: WithheldTable | ExportedTable) => [
  `Erasure: ${erasure.description}`,
  `Retention: ${retention}`,
];

const section = (title: string, facts: readonly string[]) =>
  [`### \`${title}\``, facts.map((fact) => `- ${fact}`).join('\n')].join('\n\n');

/** @returns columns by the reason they are withheld for */
function withheldColumns({ withheld = {} }: ExportedTable): [string, string[]][] {
  const byReason = new Map<string, string[]>();
  for (const [column, reason] of Object.entries(withheld)) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), column]);
  }
  return [...byReason];
}
