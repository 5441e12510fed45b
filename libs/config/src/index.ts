export { AppSettings } from './app.settings.js';
export { AvatarSettings, type S3Settings } from './avatar.settings.js';
export { DatabaseSettings } from './database.settings.js';
export { HealthSettings } from './health.settings.js';
export { type CookieAddress, type CookieKind, CookieSettings } from './cookie.settings.js';
export { HttpSettings } from './http.settings.js';
export { KafkaSettings, type SaslSettings } from './kafka.settings.js';
export {
  loadSettings,
  loadSettingsOrExit,
  type Settings,
  SettingsError,
  variablesByConcern,
} from './load-settings.js';
export { MailSettings, type SmtpSettings } from './mail.settings.js';
export { PasswordSettings } from './password.settings.js';
export { readEnvironment } from './read-environment.js';
export { RedisSettings } from './redis.settings.js';
export { SecondFactorSettings } from './second-factor.settings.js';
export { AccountSettings, SessionSettings } from './session.settings.js';
export { SettingsModule } from './settings.module.js';
export { type TokenAlgorithm, TokenSettings } from './token.settings.js';
export { ThrottleSettings } from './throttle.settings.js';
export { ShellSettings } from './shell.settings.js';
