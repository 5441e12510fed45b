/** Reads and validates the whole environment once; one error lists all faults. */
import { customCleanEnv } from 'envalid';
import { AppSettings } from './app.settings.js';
import { AvatarSettings } from './avatar.settings.js';
import { BrandSettings } from './brand.settings.js';
import { CookieSettings } from './cookie.settings.js';
import { DatabaseSettings } from './database.settings.js';
import { HealthSettings } from './health.settings.js';
import { HttpSettings } from './http.settings.js';
import { KafkaSettings } from './kafka.settings.js';
import { MailSettings } from './mail.settings.js';
import { MetricsSettings } from './metrics.settings.js';
import { PasswordSettings } from './password.settings.js';
import { RedisSettings } from './redis.settings.js';
import { SecondFactorSettings } from './second-factor.settings.js';
import { AccountSettings, SessionSettings } from './session.settings.js';
import { ThrottleSettings } from './throttle.settings.js';
import { TokenSettings } from './token.settings.js';
import { readEnvironment, sourcesIn } from './read-environment.js';
import { SettingsError } from './settings-error.js';
import { SettingsInForce } from './settings-in-force.js';
import { ShellSettings } from './shell.settings.js';
import { variables, variablesByConcern } from './variables.js';

export class Settings {
  constructor(
    readonly app: AppSettings,
    readonly http: HttpSettings,
    readonly brand: BrandSettings,
    readonly cookie: CookieSettings,
    readonly session: SessionSettings,
    readonly token: TokenSettings,
    readonly account: AccountSettings,
    readonly secondFactor: SecondFactorSettings,
    readonly throttle: ThrottleSettings,
    readonly password: PasswordSettings,
    readonly database: DatabaseSettings,
    readonly redis: RedisSettings,
    readonly kafka: KafkaSettings,
    readonly mail: MailSettings,
    readonly avatar: AvatarSettings,
    readonly health: HealthSettings,
    readonly metrics: MetricsSettings,
    readonly shell: ShellSettings,
    readonly inForce: SettingsInForce,
  ) {}
}

/**
 * @param environment variables by name; an empty string counts as not set
 * @throws SettingsError that lists all faults
 */
export function loadSettings(environment: NodeJS.ProcessEnv = readEnvironment()): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const faults: string[] = [];
  // `cleanEnv` would return a proxy that throws for missing variables, which rules across several variables have to read.
  const env = customCleanEnv(given, variables, withOwnAddress, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) {
        faults.push(name in given ? `${name} ${error?.message}` : `${name} is missing: ${error?.message}`);
      }
    },
  });
  for (const concern of [
    AppSettings,
    HttpSettings,
    BrandSettings,
    CookieSettings,
    SessionSettings,
    SecondFactorSettings,
    ThrottleSettings,
    PasswordSettings,
    DatabaseSettings,
    RedisSettings,
    KafkaSettings,
    MailSettings,
    AvatarSettings,
  ]) {
    faults.push(...concern.faults(env));
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return new Settings(
    new AppSettings(env),
    new HttpSettings(env),
    new BrandSettings(env),
    new CookieSettings(env),
    new SessionSettings(env),
    new TokenSettings(env),
    new AccountSettings(env),
    new SecondFactorSettings(env),
    new ThrottleSettings(env),
    new PasswordSettings(env),
    new DatabaseSettings(env),
    new RedisSettings(env),
    new KafkaSettings(env),
    new MailSettings(env),
    new AvatarSettings(env),
    new HealthSettings(env),
    new MetricsSettings(env),
    new ShellSettings(env),
    new SettingsInForce(variablesByConcern, given, env, sourcesIn(environment)),
  );
}

/** In development PUBLIC_URL defaults to the own address, which several concerns use. */
function withOwnAddress<Env extends { PUBLIC_URL: string; DEBUG: boolean; PORT: number }>(env: Env): Env {
  return env.PUBLIC_URL === '' && env.DEBUG ? { ...env, PUBLIC_URL: `http://localhost:${env.PORT}` } : env;
}
