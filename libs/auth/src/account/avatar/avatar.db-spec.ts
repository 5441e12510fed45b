import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AvatarStore, FolderAvatarStore } from '#avatar-store';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../../test/support/database/user-rows.js';
import { ClearLeftovers } from './clear-leftovers.js';
import { ReadAvatar } from './read-avatar.js';
import { RemoveAvatar } from './remove-avatar.js';
import { SetAvatar } from './set-avatar.js';

const database = migratedDatabase();
const unavailable = { code: 'avatar.unavailable' };
const refused = { code: 'authorization.refused' };
const notFound = { code: 'resource.not_found' };

let folder: string;
let sent: Buffer;
let store: AvatarStore;
let clearLeftovers: ClearLeftovers;
let userId: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avatars-'));
  store = new FolderAvatarStore(folder);
  clearLeftovers = new ClearLeftovers(database(), store);
  sent = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  await database().query('DELETE FROM avatar_leftovers');
  await database().query('UPDATE users SET avatar = NULL');
  for (const file of await readdir(folder)) await rm(join(folder, file));
  userId = await addPerson(database(), 'worker');
});

const set = (id = userId, through = store, actor = actorFor(id)) =>
  new SetAvatar(database(), through, new ClearLeftovers(database(), through)).execute(actor, id, sent);
const read = (actor = actorFor(userId), id = userId) => new ReadAvatar(database(), store).execute(actor, id);
const remove = (actor = actorFor(userId), id = userId) =>
  new RemoveAvatar(database(), clearLeftovers).execute(actor, id);

async function kept() {
  const names = async (sql: string) =>
    (await database().query<{ name: string }[]>(sql)).map(({ name }) => name);
  return {
    files: (await readdir(folder)).toSorted(),
    avatars: await names('SELECT avatar AS name FROM users WHERE avatar IS NOT NULL ORDER BY 1'),
    leftovers: await names('SELECT name FROM avatar_leftovers ORDER BY 1'),
  };
}

/** The folder store with some methods replaced. */
function broken(faults: Partial<AvatarStore>): AvatarStore {
  return {
    prepare: () => store.prepare(),
    write: (name, picture) => store.write(name, picture),
    read: (name) => store.read(name),
    remove: (name) => store.remove(name),
    ...faults,
  };
}

const fails = () => Promise.reject(new Error('The disk is full'));
const makeDue = () => database().query('UPDATE avatar_leftovers SET remove_after = now()');

describe('an avatar', () => {
  it('exists after the upload, and the previous one is deleted', async () => {
    await set();
    const { name } = await read();
    await set();
    const second = await read();
    expect(second.name).not.toBe(name);
    expect(await sharp(second.picture).metadata()).toMatchObject({ format: 'webp', width: 8 });
    expect(await kept()).toEqual({ files: [second.name], avatars: [second.name], leftovers: [] });
  });

  it('uploaded many times concurrently is one of them, and the others are deleted', async () => {
    await Promise.all(Array.from({ length: 10 }, () => set()));
    const { name } = await read();
    expect(await kept()).toEqual({ files: [name], avatars: [name], leftovers: [] });
  });

  it('can be read at any time during its replacement', async () => {
    await set();
    const state = { replacing: true };
    const replacing = Promise.all([set(), set(), set(), set()]).finally(() => (state.replacing = false));
    do expect((await read()).picture.length).toBeGreaterThan(0);
    while (state.replacing);
    await replacing;
  });

  it('is removed with its file, and removing it again is no error', async () => {
    await set();
    await remove();
    await remove();
    await expect(read()).rejects.toMatchObject(notFound);
    expect(await kept()).toEqual({ files: [], avatars: [], leftovers: [] });
  });

  it('can be read and removed by its user and administrators only', async () => {
    await set();
    const other = actorFor(userId + 1);
    for (const id of [userId, 2 ** 31 - 1]) {
      await expect(read(other, id)).rejects.toMatchObject(refused);
      await expect(remove(other, id)).rejects.toMatchObject(refused);
    }
    expect((await read(staff)).name).toBe((await read()).name);
    await expect(read(staff, 2 ** 31 - 1)).rejects.toMatchObject(notFound);
    await expect(remove(staff, 2 ** 31 - 1)).rejects.toMatchObject(notFound);
    await remove(staff);
    const entries = await database().query(
      'SELECT actor_id FROM audit_entries WHERE action = $1 AND target_id = $2',
      ['user.avatar_removed', String(userId)],
    );
    expect(entries).toEqual([{ actor_id: staff.userId }]);
  });

  it('is set for others by administrators of a higher rank only, who are recorded', async () => {
    await expect(set(userId, store, actorFor(userId + 1))).rejects.toMatchObject(refused);
    await expect(set(2 ** 31 - 1, store, staff)).rejects.toMatchObject(notFound);
    await set(userId, store, staff);
    await read();
    const query = 'SELECT actor_id FROM audit_entries WHERE action = $1 AND target_id = $2';
    const entries = await database().query(query, ['user.avatar_set', String(userId)]);
    expect(entries).toEqual([{ actor_id: staff.userId }]);
    await database().query('UPDATE users SET is_staff = true WHERE id = $1', [userId]);
    await expect(set(userId, store, staff)).rejects.toMatchObject(refused);
  });

  it('of a superuser can be removed by superusers only', async () => {
    await database().query('UPDATE users SET is_superuser = true WHERE id = $1', [userId]);
    await set();
    await expect(remove(staff)).rejects.toMatchObject(refused);
    await remove(superuser);
    expect((await kept()).files).toEqual([]);
  });
});

describe('a picture that never becomes an avatar', () => {
  it('because writing failed leaves the previous one, and is deleted later', async () => {
    await set();
    const { name } = await read();
    const half = broken({
      write: async (other, picture) => {
        await store.write(other, picture);
        return fails();
      },
    });
    await expect(set(userId, half)).rejects.toThrow('The disk is full');
    expect((await read()).name).toBe(name);
    const { files, leftovers } = await kept();
    expect([files.length, leftovers.length]).toEqual([2, 1]);
    expect(await clearLeftovers.execute()).toBe(0);
    await makeDue();
    expect(await clearLeftovers.execute()).toBe(1);
    expect(await kept()).toEqual({ files: [name], avatars: [name], leftovers: [] });
  });

  it('because its user was erased meanwhile is deleted later', async () => {
    const slow = broken({
      write: async (name, picture) => {
        await store.write(name, picture);
        await database().query('DELETE FROM users WHERE id = $1', [userId]);
      },
    });
    await expect(set(userId, slow)).rejects.toMatchObject(notFound);
    await makeDue();
    expect(await clearLeftovers.execute()).toBe(1);
    expect(await kept()).toEqual({ files: [], avatars: [], leftovers: [] });
  });

  it('because it was deleted meanwhile leaves the previous one', async () => {
    await set();
    const { name } = await read();
    const late = broken({
      write: async (other, picture) => {
        await store.write(other, picture);
        await makeDue();
        await clearLeftovers.execute();
      },
    });
    await expect(set(userId, late)).rejects.toMatchObject(unavailable);
    expect((await read()).name).toBe(name);
  });
});

describe('a leftover picture', () => {
  it('is deleted later when the first deletion failed, without delaying the request', async () => {
    await set();
    const { name: old } = await read();
    await set(userId, broken({ remove: fails }));
    const { name } = await read();
    expect(await kept()).toMatchObject({ files: [old, name].toSorted(), avatars: [name], leftovers: [old] });
    expect(await clearLeftovers.execute()).toBe(0);
    await makeDue();
    expect(await clearLeftovers.execute()).toBe(1);
    expect(await kept()).toEqual({ files: [name], avatars: [name], leftovers: [] });
  });

  it('does not block the deletion of others', async () => {
    for (const name of ['../odd', ...'ab'.split('').map((letter) => `${letter.repeat(48)}.webp`)]) {
      await database().query('INSERT INTO avatar_leftovers VALUES ($1, now())', [name]);
    }
    const stuck = broken({ remove: (name) => (name.startsWith('a') ? fails() : store.remove(name)) });
    expect(await new ClearLeftovers(database(), stuck).execute()).toBe(2);
    expect((await kept()).leftovers).toEqual([`${'a'.repeat(48)}.webp`]);
  });
});
