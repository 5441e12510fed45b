/** Every setting as the schemas have it, in words for people: what `.env.example` and the README are compared with. */
import { variablesByConcern } from '#config';

export interface DocumentedSetting {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** As one would write it in `.env`; empty where there is none. */
  readonly fallback: string;
  readonly example: string;
}

interface Schema {
  readonly desc?: string;
  readonly default?: unknown;
  readonly example?: string;
}

export const documentedSettings: readonly DocumentedSetting[] = Object.values(variablesByConcern).flatMap(
  (variables) => Object.entries<Schema>(variables).map(document),
);

function document([name, schema]: [string, Schema]): DocumentedSetting {
  return {
    name,
    description: schema.desc ?? '',
    required: !('default' in schema),
    fallback: written(schema.default),
    example: schema.example ?? '',
  };
}

function written(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return Array.isArray(value) ? value.join(',') : String(value ?? '');
}
