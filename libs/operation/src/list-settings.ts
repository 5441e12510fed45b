/** Lists the settings of this process with their values and sources, for superusers: they name hosts and users of other servers. */
import { type SettingInForce, SettingsInForce } from '#config';
import { Injectable } from '@nestjs/common';
import { type Actor, requireSuperuser } from '#auth/authorization';

@Injectable()
export class ListSettings {
  constructor(private readonly settings: SettingsInForce) {}

  /** @throws CodedError `authorization.refused` */
  execute(actor: Actor): readonly SettingInForce[] {
    requireSuperuser(actor);
    return this.settings.all;
  }
}
