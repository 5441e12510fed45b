/** Checks that Redis can be reached, evicts nothing, and can write what it should keep. */
import type { RedisSettings } from '#config';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { reasonOf } from '../reason.js';
import { when } from '../when.js';
import { askRedis } from './ask-redis.js';

export class RedisCheck implements Check {
  readonly name = 'redis';

  constructor(private readonly settings: RedisSettings) {}

  async run(): Promise<readonly Finding[] | 'unused'> {
    const { address, addresses } = this.settings;
    if (!address) return 'unused';
    try {
      return await askRedis(address, async (redis) => {
        const report = await redis.info();
        // Hosted servers refuse CONFIG; INFO has all but this one.
        const save = await redis.config('GET', 'save').catch(() => undefined);
        return judgeRedis(report, Array.isArray(save) ? String(save[1]) : undefined);
      });
    } catch (error) {
      return [finding('redis.unreachable', { address: addresses.join(', '), reason: reasonOf(error) })];
    }
  }
}

const nearlyFull = 0.9;

/**
 * @param report what INFO answers
 * @param save the setting of this name; undefined if it cannot be read
 */
export function judgeRedis(report: string, save: string | undefined): Finding[] {
  const facts = new Map(
    report.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^(\w+):(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? ''] as const];
    }),
  );
  if (!facts.has('redis_version')) return [finding('redis.other_service', {})];
  const policy = facts.get('maxmemory_policy') ?? 'noeviction';
  const limit = Number(facts.get('maxmemory') ?? 0);
  const used = Number(facts.get('used_memory') ?? 0);
  const isFailing =
    facts.get('rdb_last_bgsave_status') === 'err' || facts.get('aof_last_write_status') === 'err';
  return [
    ...when(facts.get('role') === 'slave', () => finding('redis.replica', {})),
    ...when(limit > 0 && policy !== 'noeviction', () => finding('redis.eviction', { policy })),
    ...when(limit > 0 && used > limit * nearlyFull, () =>
      finding('redis.memory', { percent: Math.round((used / limit) * 100) }),
    ),
    ...when(isFailing, () => finding('redis.saving_fails', {})),
    ...when(!isFailing && facts.get('aof_enabled') === '0' && save === '', () =>
      finding('redis.not_persistent', {}),
    ),
  ];
}
