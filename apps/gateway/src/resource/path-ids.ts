/** Ids in paths. A malformed id is answered like an id without a row. */
import { parseUserId } from '#auth/user';
import { CodedError } from '#errors';
import { Injectable, type PipeTransform } from '@nestjs/common';
import { validate as isUuid } from 'uuid';

@Injectable()
export class UserIdPipe implements PipeTransform<string, number> {
  /** @throws CodedError `resource.not_found` */
  transform(text: string): number {
    const userId = parseUserId(text);
    if (userId === undefined) throw new CodedError('resource.not_found');
    return userId;
  }
}

@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  /** @throws CodedError `resource.not_found` */
  transform(text: string): string {
    if (!isUuid(text)) throw new CodedError('resource.not_found');
    return text.toLowerCase();
  }
}
