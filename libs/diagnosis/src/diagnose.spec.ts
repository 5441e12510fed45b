import { type Actor, shell } from '#auth/authorization';
import { describe, expect, it } from 'vitest';
import type { Check, CheckName } from './check.js';
import { Diagnose } from './diagnose.js';
import { DatabaseAway } from './diagnosed-database.js';
import { finding } from './finding.js';

const check = (name: CheckName, run: Check['run']): Check => ({ name, run });
const well = async () => [];
const limits = { check: 50, reuse: 5_000 };
const staff: Actor = { ...shell, isSuperuser: false };

describe('a diagnosis', () => {
  it('has the most severe state of its checks, and lists the most severe findings first', async () => {
    const full = { folder: '/a', megabytes: 1, percent: 1 };
    const diagnose = new Diagnose([
      check('disk', async () => [finding('disk.little', full), finding('disk.full', full)]),
      check('settings', async () => [finding('settings.unknown', { name: 'A' })]),
      check('database', well),
      check('redis', async () => 'unused'),
    ]);
    const { state, checks } = await diagnose.execute(shell);
    expect(state).toBe('fault');
    expect(checks.map(({ name, state: one }) => [name, one])).toEqual([
      ['settings', 'note'],
      ['database', 'ok'],
      ['redis', 'unused'],
      ['disk', 'fault'],
    ]);
    expect(checks.at(-1)!.findings.map(({ code }) => code)).toEqual(['disk.full', 'disk.little']);
  });

  it('is well if there are only notes', async () => {
    const diagnose = new Diagnose([
      check('settings', async () => [finding('settings.unknown', { name: 'A' })]),
    ]);
    expect((await diagnose.execute(shell)).state).toBe('ok');
  });

  it('reports a check that fails as a warning, without the password of an address', async () => {
    const fail = () => Promise.reject(new Error('cannot reach redis://user:hunter2@host'));
    const { checks } = await new Diagnose([check('redis', fail)]).execute(shell);
    expect(checks[0]).toMatchObject({
      state: 'warning',
      findings: [{ code: 'check.failed', parameters: { reason: 'cannot reach redis://…@host' } }],
    });
  });

  it('reports a check that hangs, and does not wait for it', async () => {
    const hang = () => new Promise<never>(() => undefined);
    const { checks } = await new Diagnose([check('kafka', hang), check('disk', well)], limits).execute(shell);
    expect(checks.map(({ name, state }) => [name, state])).toEqual([
      ['kafka', 'warning'],
      ['disk', 'ok'],
    ]);
    expect(checks[0]!.findings).toEqual([{ code: 'check.timed_out', parameters: { seconds: 0.05 } }]);
  });

  it('skips checks that need the database while it is away', async () => {
    const away = () => Promise.reject(new DatabaseAway());
    const { state, checks } = await new Diagnose([check('migrations', away)]).execute(shell);
    expect([state, checks[0]!.state]).toEqual(['ok', 'skipped']);
  });

  it('is shared by concurrent callers and by the calls of the next seconds', async () => {
    let runs = 0;
    const diagnose = new Diagnose([
      check('disk', async () => {
        runs++;
        return [];
      }),
    ]);
    await Promise.all([diagnose.execute(shell), diagnose.execute(shell)]);
    await diagnose.execute(shell);
    expect(runs).toBe(1);
  });

  it('mends what can be mended, goes on after a failure, and looks again', async () => {
    let topics = 0;
    const broken = { folder: '/a' };
    const diagnose = new Diagnose([
      check('disk', async () =>
        topics > 0
          ? []
          : [
              finding('disk.no_folder', broken, () => Promise.reject(new Error('read-only'))),
              finding('disk.not_writable', broken),
              finding('disk.no_folder', broken, async () => void topics++),
            ],
      ),
    ]);
    const mended = await diagnose.mend(shell, await diagnose.execute(shell));
    expect(mended.map(({ failure }) => failure)).toEqual(['read-only', undefined]);
    expect((await diagnose.execute(shell)).state).toBe('ok');
  });

  it('is refused to everybody but superusers', async () => {
    await expect(new Diagnose([]).execute(staff)).rejects.toMatchObject({ code: 'authorization.refused' });
  });
});
