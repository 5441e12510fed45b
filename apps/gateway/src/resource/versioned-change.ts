/** The header and the errors of every change of a versioned row, for the OpenAPI document. */
import type { ErrorCode } from '#errors';
import { ApiHeader } from '@nestjs/swagger';

export const WantsVersion = () =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The ETag of the row that was read, such as `"3"`',
  });

export const staleVersion: readonly ErrorCode[] = ['resource.version_missing', 'resource.changed_meanwhile'];
