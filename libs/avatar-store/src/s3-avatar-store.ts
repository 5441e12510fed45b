/** Avatars as objects of a bucket: put, get and delete are all it asks of an S3-compatible store. */
import type { S3Settings } from '#config';
import { CodedError } from '#errors';
import { AwsClient } from 'aws4fetch';
import type { AvatarStore } from './avatar-store.js';
import { isPictureName } from './picture-name.js';

/** Milliseconds for one call with all its attempts. */
const patience = 5000;

export class S3AvatarStore implements AvatarStore {
  private readonly client: AwsClient;
  private readonly url: string;

  constructor({ url, region, accessKeyId, secretAccessKey }: S3Settings) {
    this.url = url;
    this.client = new AwsClient({ service: 's3', region, accessKeyId, secretAccessKey, retries: 2 });
  }

  async prepare(): Promise<void> {}

  async write(name: string, picture: Buffer): Promise<void> {
    if (!isPictureName(name)) throw new Error('This is not the name of a picture');
    const headers = { 'Content-Type': 'image/webp' };
    await this.call('PUT', name, [], { body: new Uint8Array(picture), headers });
  }

  async read(name: string): Promise<Buffer | undefined> {
    return isPictureName(name) ? this.call('GET', name, [404]) : undefined;
  }

  async remove(name: string): Promise<void> {
    if (isPictureName(name)) await this.call('DELETE', name, [404]);
  }

  /** @returns the answer's body; undefined for a status in `absent` */
  private async call(
    method: string,
    name: string,
    absent: readonly number[],
    sent: { body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {},
  ): Promise<Buffer | undefined> {
    try {
      const signal = AbortSignal.timeout(patience);
      const answer = await this.client.fetch(`${this.url}/${name}`, {
        method,
        signal,
        redirect: 'error',
        ...sent,
      });
      const body = Buffer.from(await answer.arrayBuffer());
      if (absent.includes(answer.status)) return undefined;
      if (!answer.ok) throw new Error(`${method} of an avatar was answered ${answer.status}`);
      return body;
    } catch (cause) {
      throw new CodedError('avatar.unavailable', { cause, retryAfter: 5 });
    }
  }
}
