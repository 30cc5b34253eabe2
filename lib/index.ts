// What CDK users import. Loaded name by name once it is built (lib/packaging/lazy-index.ts), so only exports by name stand here.
export { HicpChecks } from './nag/hicp-checks';
export type { HicpChecksProps } from './nag/hicp-checks';

// Data
export { AccessLogsBucket } from './constructs/data/access-logs-bucket';
export type { AccessLogsBucketProps } from './constructs/data/access-logs-bucket';
export { PhiBucket } from './constructs/data/phi-bucket';
export type { PhiBucketProps } from './constructs/data/phi-bucket';
export { PhiKey } from './constructs/data/phi-key';
export type { PhiKeyProps } from './constructs/data/phi-key';

// Access
export { WorkloadRole } from './constructs/access/workload-role';
export type { WorkloadRoleProps } from './constructs/access/workload-role';

// AWS Config
export { HicpConformancePack } from './constructs/config/hicp-conformance-pack';
export type { HicpConformancePackProps } from './constructs/config/hicp-conformance-pack';
export { HicpOrganizationConformancePack } from './constructs/config/hicp-organization-conformance-pack';
export type { HicpOrganizationConformancePackProps } from './constructs/config/hicp-organization-conformance-pack';

// Operations
export { PhiLogGroup } from './constructs/operations/phi-log-group';
export type { PhiLogGroupProps } from './constructs/operations/phi-log-group';
