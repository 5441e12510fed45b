/** A fake of Kafka for database specs: keeps the records, and may refuse some or fail. */
import type { AuthEvent } from '#auth/contract';
import type { RecordPublisher, TopicRecord } from '#auth/event';

export class Topics implements RecordPublisher {
  readonly records: TopicRecord[] = [];
  refuses: (record: TopicRecord) => boolean = () => false;
  /** Runs between the publication and its record in the database. */
  afterwards: () => Promise<unknown> = async () => undefined;

  async publish(records: readonly TopicRecord[]): Promise<boolean> {
    if (records.some(this.refuses)) return false;
    this.records.push(...records);
    await this.afterwards();
    return true;
  }

  events(userId?: number): AuthEvent[] {
    const events = this.records.filter(({ topic }) => topic === 'auth_events');
    const ofUser = events.filter(({ key }) => userId === undefined || key === String(userId));
    return ofUser.map(({ value }) => JSON.parse(value!) as AuthEvent);
  }

  revocations(): [string, unknown][] {
    const revocations = this.records.filter(({ topic }) => topic === 'auth_revocations');
    return revocations.map(({ key, value }) => [key, value && JSON.parse(value)]);
  }
}
