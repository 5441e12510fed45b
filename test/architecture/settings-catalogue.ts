/** Every setting of the schemas with its description, from which the documents about settings are rendered. */
import { textOf, variablesByConcern } from '#config';

export interface DocumentedSetting {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** As written in `.env`; empty without one. */
  readonly fallback: string;
  readonly example: string;
}

export interface DocumentedConcern {
  readonly heading: string;
  readonly settings: readonly DocumentedSetting[];
}

interface Schema {
  readonly desc?: string;
  readonly default?: unknown;
  readonly example?: string;
}

type Concern = keyof typeof variablesByConcern;

/** One heading may cover the concerns of several neighbouring schemas. */
const headings: Record<Concern, string> = {
  app: 'Installation',
  http: 'Gateway: address, cookies, browsers',
  brand: 'Pages and brand',
  cookie: 'Gateway: address, cookies, browsers',
  session: 'Tokens, sessions and links',
  token: 'Tokens, sessions and links',
  secondFactor: 'Second factors',
  throttle: 'Rate limiting',
  password: 'Password hashing',
  database: 'PostgreSQL',
  redis: 'Redis: mail queue and rate limits',
  kafka: 'Kafka, or TCP in its place',
  mail: 'Mail',
  avatar: 'Avatars',
  health: 'Health checks',
  shell: 'Commands',
};

export const settingsByConcern: readonly DocumentedConcern[] = groupByHeading();

export const documentedSettings: readonly DocumentedSetting[] = settingsByConcern.flatMap(
  ({ settings }) => settings,
);

function groupByHeading(): DocumentedConcern[] {
  const groups = new Map<string, DocumentedSetting[]>();
  for (const [concern, variables] of Object.entries(variablesByConcern)) {
    const heading = headings[concern as Concern];
    const settings = Object.entries<Schema>(variables).map(document);
    groups.set(heading, [...(groups.get(heading) ?? []), ...settings]);
  }
  return [...groups].map(([heading, settings]) => ({ heading, settings }));
}

function document([name, schema]: [string, Schema]): DocumentedSetting {
  return {
    name,
    description: schema.desc ?? '',
    required: !('default' in schema),
    fallback: textOf(schema.default),
    example: schema.example ?? '',
  };
}
