/** The options for `navigator.credentials`, in the JSON form of WebAuthn Level 3 (sections 5.4 and 5.5). A challenge is valid once. */
import { ApiProperty } from '@nestjs/swagger';

const challengeField = {
  example: 'V2hhdCB0aGUgYXV0aGVudGljYXRvciBzaWducw',
  description: 'Base64url',
} as const;
const timeoutField = { type: 'integer', example: 300_000, description: 'Milliseconds' } as const;
const extensionsField = { type: 'object', additionalProperties: true, selfRequired: false } as const;

class CredentialDescriptorDto {
  @ApiProperty({ example: 'c29tZSBwYXNza2V5', description: 'Base64url' })
  id!: string;

  @ApiProperty({ type: String, enum: ['public-key'] })
  type!: string;

  @ApiProperty({ type: [String], required: false, example: ['internal'] })
  transports?: string[] | undefined;
}

/** For `navigator.credentials.get`. */
export class PasskeyRequestOptionsDto {
  @ApiProperty({ type: String, required: false, example: 'auth.example.com' })
  rpId?: string | undefined;

  @ApiProperty(challengeField)
  challenge!: string;

  @ApiProperty({ type: [CredentialDescriptorDto], required: false })
  allowCredentials?: CredentialDescriptorDto[] | undefined;

  @ApiProperty({ ...timeoutField, required: false })
  timeout?: number | undefined;

  @ApiProperty({ type: String, required: false, enum: ['discouraged', 'preferred', 'required'] })
  userVerification?: string | undefined;

  @ApiProperty(extensionsField)
  extensions?: object | undefined;
}

class RelyingPartyDto {
  @ApiProperty({ example: 'Gatehouse' })
  name!: string;

  @ApiProperty({ type: String, required: false, example: 'auth.example.com' })
  id?: string | undefined;
}

class PasskeyOwnerDto {
  @ApiProperty({ example: 'NzYxYw', description: 'Base64url' })
  id!: string;

  @ApiProperty({ example: 'ann@example.com' })
  name!: string;

  @ApiProperty({ example: '' })
  displayName!: string;
}

class CredentialAlgorithmDto {
  @ApiProperty({ type: 'integer', example: -7, description: 'COSE algorithm' })
  alg!: number;

  @ApiProperty({ type: String, enum: ['public-key'] })
  type!: string;
}

/** For `navigator.credentials.create`. */
export class PasskeyCreationOptionsDto {
  @ApiProperty(challengeField)
  challenge!: string;

  @ApiProperty({ type: RelyingPartyDto })
  rp!: RelyingPartyDto;

  @ApiProperty({ type: PasskeyOwnerDto })
  user!: PasskeyOwnerDto;

  @ApiProperty({ type: [CredentialAlgorithmDto] })
  pubKeyCredParams!: CredentialAlgorithmDto[];

  @ApiProperty({ ...timeoutField, required: false })
  timeout?: number | undefined;

  @ApiProperty({ type: String, required: false, enum: ['none'] })
  attestation?: string | undefined;

  @ApiProperty({ type: [CredentialDescriptorDto], required: false })
  excludeCredentials?: CredentialDescriptorDto[] | undefined;

  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false })
  authenticatorSelection?: object | undefined;

  @ApiProperty(extensionsField)
  extensions?: object | undefined;

  @ApiProperty({ type: [String], required: false })
  hints?: string[] | undefined;
}
