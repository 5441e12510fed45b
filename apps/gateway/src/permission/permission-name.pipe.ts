/** Names of permissions in paths. A malformed name is answered like a name that does not exist. */
import { isPermissionName, type PermissionAction, permissionActions } from '#auth/permission';
import { CodedError } from '#errors';
import { Injectable, type PipeTransform } from '@nestjs/common';

@Injectable()
export class PermissionNamePipe implements PipeTransform<string, string> {
  /** @throws CodedError `resource.not_found` */
  transform(text: string): string {
    if (!isPermissionName(text)) throw new CodedError('resource.not_found');
    return text;
  }
}

@Injectable()
export class PermissionActionPipe implements PipeTransform<string, PermissionAction> {
  /** @throws CodedError `resource.not_found` */
  transform(text: string): PermissionAction {
    const action = permissionActions.find((known) => known === text);
    if (!action) throw new CodedError('resource.not_found');
    return action;
  }
}
