/** What `createsuperuser` and `seed` take from the environment instead of asking. */
import { str, type CleanedEnv } from 'envalid';

export const shellVariables = {
  SUPERUSER_EMAIL: str({
    default: '',
    desc: 'Email of the superuser that seed and createsuperuser --noinput create',
  }),
  SUPERUSER_PASSWORD: str({ default: '', desc: 'Password of that superuser' }),
  DJANGO_SUPERUSER_EMAIL: str({ default: '', desc: 'The old name of SUPERUSER_EMAIL' }),
  DJANGO_SUPERUSER_PASSWORD: str({ default: '', desc: 'The old name of SUPERUSER_PASSWORD' }),
};

export class ShellSettings {
  readonly superuserEmail: string | undefined;
  readonly superuserPassword: string | undefined;

  constructor(env: CleanedEnv<typeof shellVariables>) {
    this.superuserEmail = env.SUPERUSER_EMAIL || env.DJANGO_SUPERUSER_EMAIL || undefined;
    this.superuserPassword = env.SUPERUSER_PASSWORD || env.DJANGO_SUPERUSER_PASSWORD || undefined;
  }
}
