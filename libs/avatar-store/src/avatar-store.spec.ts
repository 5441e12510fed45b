import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3Server } from '../../../test/support/servers/s3-server.js';
import type { AvatarStore } from './avatar-store.js';
import { FolderAvatarStore } from './folder-avatar-store.js';
import { newPictureName } from './picture-name.js';
import { S3AvatarStore } from './s3-avatar-store.js';

const unavailable = { code: 'avatar.unavailable' };
let folder: string;
let s3: S3Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'avatars-'));
  s3 = await S3Server.start();
});

afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

const stores: [string, () => AvatarStore, () => Promise<string[]>][] = [
  [
    'a folder',
    () => new FolderAvatarStore(join(folder, 'deep', 'down')),
    () => readdir(join(folder, 'deep', 'down')),
  ],
  [
    'a bucket',
    () => new S3AvatarStore(s3.settings),
    async () => [...s3.objects.keys()].map((path) => path.replace('/bucket/people/', '')),
  ],
];

describe.each(stores)('%s', (_, store, names) => {
  it('returns a stored picture until it is removed, and stores nothing else', async () => {
    const [one, other] = [newPictureName(), newPictureName()];
    const picture = Buffer.from([0, 1, 2, 255, 13, 10]);
    await store().write(one, picture);
    await store().write(other, Buffer.alloc(300_000, 7));
    expect(await store().read(one)).toEqual(picture);
    expect((await names()).toSorted()).toEqual([one, other].toSorted());
    await store().remove(one);
    await store().remove(one);
    expect(await store().read(one)).toBeUndefined();
    expect(await store().read(other)).toHaveLength(300_000);
    await store().remove(other);
    expect(await names()).toEqual([]);
  });

  it.each(['../../../etc/passwd', '', '.', 'a/b.webp', `${'a'.repeat(48)}.webp\0`, `${'a'.repeat(48)}.png`])(
    'refuses to write, read or remove %j',
    async (name) => {
      await expect(store().write(name, Buffer.alloc(1))).rejects.toThrow('not the name of a picture');
      expect(await store().read(name)).toBeUndefined();
      await store().remove(name);
    },
  );
});

describe('a folder', () => {
  it('that cannot be created throws that avatars are unavailable', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const store = new FolderAvatarStore(join(file, 'avatars'));
    await expect(store.write(newPictureName(), Buffer.alloc(1))).rejects.toMatchObject(unavailable);
    await expect(store.read(newPictureName())).rejects.toMatchObject(unavailable);
  });
});

describe('a bucket', () => {
  it('that rejects requests, fails or is unreachable throws that avatars are unavailable', async () => {
    const wrong = new S3AvatarStore({ ...s3.settings, secretAccessKey: 'wrong' });
    await expect(wrong.write(newPictureName(), Buffer.alloc(1))).rejects.toMatchObject(unavailable);
    await expect(wrong.read(newPictureName())).rejects.toMatchObject(unavailable);
    const nowhere = new S3AvatarStore({ ...s3.settings, url: 'http://127.0.0.1:1/bucket' });
    await expect(nowhere.read(newPictureName())).rejects.toMatchObject(unavailable);
    s3.failing = 500;
    await expect(new S3AvatarStore(s3.settings).remove(newPictureName())).rejects.toMatchObject(unavailable);
    s3.failing = undefined;
    expect(s3.objects.size).toBe(0);
  });

  it('stores pictures with their media type', async () => {
    const name = newPictureName();
    await new S3AvatarStore(s3.settings).write(name, Buffer.alloc(1));
    expect(s3.objects.get(`/bucket/people/${name}`)).toMatchObject({ type: 'image/webp' });
    s3.objects.clear();
  });
});
