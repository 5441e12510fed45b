/** What commands take from the environment. */
import { str, type CleanedEnv } from 'envalid';
import { wholeOr } from './variable-kinds.js';

export const shellVariables = {
  SUPERUSER_EMAIL: str({
    default: '',
    desc: 'Email of the superuser that seed and createsuperuser --noinput create',
  }),
  SUPERUSER_PASSWORD: str({ default: '', desc: 'Password of that superuser' }),
  DJANGO_SUPERUSER_EMAIL: str({ default: '', desc: 'The old name of SUPERUSER_EMAIL' }),
  DJANGO_SUPERUSER_PASSWORD: str({ default: '', desc: 'The old name of SUPERUSER_PASSWORD' }),
  AUDIT_RETENTION_DAYS: wholeOr(
    1095,
    30,
    36_500,
    'Age at which purge-audit removes entries of the audit trail, in days',
  ),
};

export class ShellSettings {
  readonly superuserEmail: string | undefined;
  readonly superuserPassword: string | undefined;
  /** Days. */
  readonly auditRetention: number;

  constructor(env: CleanedEnv<typeof shellVariables>) {
    this.superuserEmail = env.SUPERUSER_EMAIL || env.DJANGO_SUPERUSER_EMAIL || undefined;
    this.superuserPassword = env.SUPERUSER_PASSWORD || env.DJANGO_SUPERUSER_PASSWORD || undefined;
    this.auditRetention = env.AUDIT_RETENTION_DAYS;
  }
}
