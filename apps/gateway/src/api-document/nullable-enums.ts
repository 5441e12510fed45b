/** Adds null to the values of nullable enumerations, as OpenAPI 3.0.3 requires. The library sets `nullable` only. */
import type { OpenAPIObject } from '@nestjs/swagger';

export function listNullInEnums(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if ('$ref' in schema) continue;
    for (const property of Object.values(schema.properties ?? {})) {
      if ('$ref' in property || !property.nullable || !property.enum) continue;
      if (!property.enum.includes(null)) property.enum = [...(property.enum as unknown[]), null];
    }
  }
}
