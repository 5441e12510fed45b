/** Settings in groups, as documents and the console show them. Several schemas may be one group. */

export const settingGroups = [
  'installation',
  'gateway',
  'pages',
  'sessions',
  'second-factors',
  'rate-limits',
  'passwords',
  'postgresql',
  'redis',
  'kafka',
  'mail',
  'avatars',
  'health',
  'commands',
] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** By the concern of a schema (`variablesByConcern`), in the order of `.env.example`. */
export const groupOf = {
  app: 'installation',
  http: 'gateway',
  brand: 'pages',
  cookie: 'gateway',
  session: 'sessions',
  token: 'sessions',
  secondFactor: 'second-factors',
  throttle: 'rate-limits',
  password: 'passwords',
  database: 'postgresql',
  redis: 'redis',
  kafka: 'kafka',
  mail: 'mail',
  avatar: 'avatars',
  health: 'health',
  metrics: 'health',
  shell: 'commands',
} as const satisfies Readonly<Record<string, SettingGroup>>;
