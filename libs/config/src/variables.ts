/** The variables of the environment that are settings, from the schemas of all concerns. */
import { appVariables } from './app.settings.js';
import { avatarVariables } from './avatar.settings.js';
import { brandVariables } from './brand.settings.js';
import { cookieVariables } from './cookie.settings.js';
import { databaseVariables } from './database.settings.js';
import { healthVariables } from './health.settings.js';
import { httpVariables } from './http.settings.js';
import { kafkaVariables } from './kafka.settings.js';
import { mailVariables } from './mail.settings.js';
import { metricsVariables } from './metrics.settings.js';
import { passwordVariables } from './password.settings.js';
import { redisVariables } from './redis.settings.js';
import { secondFactorVariables } from './second-factor.settings.js';
import { sessionVariables } from './session.settings.js';
import { shellVariables } from './shell.settings.js';
import { throttleVariables } from './throttle.settings.js';
import { tokenVariables } from './token.settings.js';

/** All variables by concern, in the order of `.env.example`. */
export const variablesByConcern = {
  app: appVariables,
  http: httpVariables,
  brand: brandVariables,
  cookie: cookieVariables,
  session: sessionVariables,
  token: tokenVariables,
  secondFactor: secondFactorVariables,
  throttle: throttleVariables,
  password: passwordVariables,
  database: databaseVariables,
  redis: redisVariables,
  kafka: kafkaVariables,
  mail: mailVariables,
  avatar: avatarVariables,
  health: healthVariables,
  metrics: metricsVariables,
  shell: shellVariables,
};

export const variables = {
  ...appVariables,
  ...httpVariables,
  ...brandVariables,
  ...cookieVariables,
  ...sessionVariables,
  ...tokenVariables,
  ...secondFactorVariables,
  ...throttleVariables,
  ...passwordVariables,
  ...databaseVariables,
  ...redisVariables,
  ...kafkaVariables,
  ...mailVariables,
  ...avatarVariables,
  ...healthVariables,
  ...metricsVariables,
  ...shellVariables,
};

export type VariableName = keyof typeof variables;
