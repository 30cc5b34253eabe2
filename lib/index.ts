// What CDK users import. Loaded name by name once it is built (lib/packaging/lazy-index.ts), so only exports by name stand here.
export { HicpChecks } from './nag/hicp-checks';
export type { HicpChecksProps } from './nag/hicp-checks';

// An app that exists
export { Hicp } from './protect/hicp';
export type { ProtectProps } from './protect/props';
export type { Change, Left, Protection } from './protect/protection';
export { HicpFix, TlsOnly } from './protect/mixins';

// Data
export { AccessLogsBucket } from './constructs/data/access-logs-bucket';
export type { AccessLogsBucketProps } from './constructs/data/access-logs-bucket';
export { PhiBackup } from './constructs/data/phi-backup';
export type { PhiBackupProps } from './constructs/data/phi-backup';
export { PhiBucket } from './constructs/data/phi-bucket';
export type { PhiBucketProps } from './constructs/data/phi-bucket';
export { PhiCache } from './constructs/data/phi-cache';
export type { PhiCacheProps } from './constructs/data/phi-cache';
export { PhiDatabase } from './constructs/data/phi-database';
export type { PhiDatabaseProps } from './constructs/data/phi-database';
export { PhiFileSystem } from './constructs/data/phi-file-system';
export type { PhiFileSystemProps } from './constructs/data/phi-file-system';
export { PhiHealthLake } from './constructs/data/phi-health-lake';
export type { PhiHealthLakeProps } from './constructs/data/phi-health-lake';
export { PhiImagingArchive } from './constructs/data/phi-imaging-archive';
export type { PhiImagingArchiveProps } from './constructs/data/phi-imaging-archive';
export { PhiKey } from './constructs/data/phi-key';
export type { PhiKeyProps } from './constructs/data/phi-key';
export { PhiQueue } from './constructs/data/phi-queue';
export type { PhiQueueProps } from './constructs/data/phi-queue';
export { PhiSearchDomain } from './constructs/data/phi-search-domain';
export type { PhiSearchDomainProps } from './constructs/data/phi-search-domain';
export { PhiSecret } from './constructs/data/phi-secret';
export type { PhiSecretProps } from './constructs/data/phi-secret';
export { PhiStream } from './constructs/data/phi-stream';
export type { PhiStreamProps } from './constructs/data/phi-stream';
export { PhiTable } from './constructs/data/phi-table';
export type { PhiTableProps } from './constructs/data/phi-table';
export { PhiTopic } from './constructs/data/phi-topic';
export type { PhiTopicProps } from './constructs/data/phi-topic';
export { ServiceLogsBucket } from './constructs/data/service-logs-bucket';
export type { ServiceLogsBucketProps } from './constructs/data/service-logs-bucket';

// Network
export { SegmentedVpc } from './constructs/network/segmented-vpc';
export type { NetworkFirewallProps, SegmentedVpcProps, Tier } from './constructs/network/segmented-vpc';
export { ServiceSecurityGroup } from './constructs/network/service-security-group';
export type { ServiceSecurityGroupProps } from './constructs/network/service-security-group';

// Access
export { ClinicalAccess } from './constructs/access/clinical-access';
export type { BreakGlassProps, ClinicalAccessProps, ClinicalRoleProps, PhiStore } from './constructs/access/clinical-access';
export { PatientSignIn } from './constructs/access/patient-sign-in';
export type { PatientSignInProps } from './constructs/access/patient-sign-in';
export { WorkloadRole } from './constructs/access/workload-role';
export type { WorkloadRoleProps } from './constructs/access/workload-role';

// Edge
export { HttpsLoadBalancer } from './constructs/edge/https-load-balancer';
export type { HttpsLoadBalancerProps } from './constructs/edge/https-load-balancer';
export { PhiSite } from './constructs/edge/phi-site';
export type { PhiSiteProps } from './constructs/edge/phi-site';
export { PhiWebAcl } from './constructs/edge/phi-web-acl';
export type { PhiWebAclProps } from './constructs/edge/phi-web-acl';
export { PrivateApi } from './constructs/edge/private-api';
export type { PrivateApiProps } from './constructs/edge/private-api';
export { PublicApi } from './constructs/edge/public-api';
export type { PublicApiProps } from './constructs/edge/public-api';

// Compute
export { PhiFunction } from './constructs/compute/phi-function';
export type { PhiFunctionProps } from './constructs/compute/phi-function';
export { PhiService } from './constructs/compute/phi-service';
export type { PhiContainerProps, PhiServiceProps } from './constructs/compute/phi-service';

// Devices
export { DeviceGateway } from './constructs/devices/device-gateway';
export type { DeviceAuthority, DeviceGatewayProps } from './constructs/devices/device-gateway';

// Endpoints
export { PatchPolicy } from './constructs/endpoints/patch-policy';
export type { PatchedSystem, PatchPolicyProps } from './constructs/endpoints/patch-policy';

// Operations
export { AuditTrail } from './constructs/operations/audit-trail';
export type { AuditTrailProps } from './constructs/operations/audit-trail';
export { MailDomain } from './constructs/operations/mail-domain';
export type { MailDomainProps } from './constructs/operations/mail-domain';
export { PhiLogGroup } from './constructs/operations/phi-log-group';
export type { PhiLogGroupProps } from './constructs/operations/phi-log-group';
export { SecurityBaseline } from './constructs/operations/security-baseline';
export type { SecurityBaselineProps } from './constructs/operations/security-baseline';

// AWS Config
export { ConfigAggregator } from './constructs/config/config-aggregator';
export type { ConfigAggregatorProps } from './constructs/config/config-aggregator';
export { ConfigRecorder } from './constructs/config/config-recorder';
export type { ConfigRecorderProps } from './constructs/config/config-recorder';
export { HicpConformancePack } from './constructs/config/hicp-conformance-pack';
export type { HicpConformancePackProps } from './constructs/config/hicp-conformance-pack';
export { HicpGuardHook } from './constructs/config/hicp-guard-hook';
export type { HicpGuardHookProps } from './constructs/config/hicp-guard-hook';
export { HicpOrganizationConformancePack } from './constructs/config/hicp-organization-conformance-pack';
export type { HicpOrganizationConformancePackProps } from './constructs/config/hicp-organization-conformance-pack';

// Organization
export { OrganizationGuardrails } from './constructs/organization/organization-guardrails';
export type { OrganizationGuardrailsProps } from './constructs/organization/organization-guardrails';
export type { GuardrailId, OrganizationBackup } from './guardrails';
