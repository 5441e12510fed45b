/** Lists null among the values of enumerations that may be null, as OpenAPI 3.0.3 wants (the library only says `nullable`). */
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
