/** Creates the options for `navigator.credentials.get` on a login page, for any passkey of the domain. */
import { SecondFactorSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { PasskeyLoginChallenges } from './passkey-login-challenges.js';
import { relyingPartyOf } from './relying-party.js';
import { loginOptions, type RequestOptions } from './webauthn.js';

@Injectable()
export class RequestPasskeyLogin {
  constructor(
    private readonly challenges: PasskeyLoginChallenges,
    private readonly settings: SecondFactorSettings,
  ) {}

  execute(): Promise<RequestOptions> {
    return loginOptions(relyingPartyOf(this.settings), this.challenges.issue(), this.settings.challengeLife);
  }
}
