import { describe, expect, it } from 'vitest';
import { unknownAmong } from './unknown-variables.js';

const similarTo = (name: string) => unknownAmong([name], 'env_file')[0]?.similar;

describe('a variable that is no setting', () => {
  it.each([
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['SECRETKEY', 'SECRET_KEY'],
    ['DB_PASSWORD', 'DB_PASS'],
    ['DB_USER', 'DB_USERNAME'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['trust_proxy_', 'TRUST_PROXY'],
    ['KAFKA_PARTITION', 'KAFKA_PARTITIONS'],
  ])('%s is similar to %s', (name, similar) => {
    expect(similarTo(name)).toBe(similar);
  });

  it.each(['HOME', 'PATH', 'HOSTNAME', 'POSTGRES_PASSWORD', 'SHELL', 'USER', 'PWD'])(
    '%s is similar to none',
    (name) => {
      expect(unknownAmong([name], 'environment')).toEqual([
        { name, place: 'environment', similar: undefined },
      ]);
    },
  );

  it.each(['CORS_ORIGINS', 'SECRET_KEY_FILE', 'CELERY_BROKER_URL', 'NODE_EXTRA_CA_CERTS', 'GATEWAY_BIND'])(
    '%s is not reported: it is a setting, names the file of one, or belongs to another program',
    (name) => {
      expect(unknownAmong([name], 'env_file')).toEqual([]);
    },
  );

  it('has a file that no setting can come from', () => {
    expect(unknownAmong(['PORT_FILE'], 'env_file')).toHaveLength(1);
  });
});
