/** Every setting of the schemas with its description, from which the documents about settings are rendered. */
import { groupOf, type SettingGroup, textOf, variablesByConcern } from '#config';

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

const headings: Readonly<Record<SettingGroup, string>> = {
  installation: 'Installation',
  gateway: 'Gateway: address, cookies, browsers',
  pages: 'Pages and brand',
  sessions: 'Tokens, sessions and links',
  'second-factors': 'Second factors',
  'rate-limits': 'Rate limiting',
  passwords: 'Password hashing',
  postgresql: 'PostgreSQL',
  redis: 'Redis: mail queue and rate limits',
  kafka: 'Kafka, or TCP in its place',
  mail: 'Mail',
  avatars: 'Avatars',
  health: 'Health checks and metrics',
  commands: 'Commands',
};

export const settingsByConcern: readonly DocumentedConcern[] = groupByHeading();

export const documentedSettings: readonly DocumentedSetting[] = settingsByConcern.flatMap(
  ({ settings }) => settings,
);

function groupByHeading(): DocumentedConcern[] {
  const groups = new Map<string, DocumentedSetting[]>();
  for (const [concern, variables] of Object.entries(variablesByConcern)) {
    const heading = headings[groupOf[concern as Concern]];
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
