export { isProbeToken, probeHeader } from './address/probe-token.js';
export { type CheckName, checkNames } from './check.js';
export { type CheckResult, checkStates, Diagnose, type Diagnosis, type Mended } from './diagnose.js';
export { DiagnosisModule } from './diagnosis.module.js';
export { describeFinding, type Finding, presentFinding } from './finding.js';
export { severities } from './finding-definition.js';
