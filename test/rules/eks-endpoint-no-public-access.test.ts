import log from '../../policies/rules/eks/eks-cluster-log-enabled';
import secrets from '../../policies/rules/eks/eks-cluster-secrets-encrypted';
import version from '../../policies/rules/eks/eks-cluster-supported-version';
import endpoint from '../../policies/rules/eks/eks-endpoint-no-public-access';
import { resources, ruleCases } from '../support/rule-cases';
import type { Case } from '../support/rule-cases';

/** What `eks.Cluster` of CDK synthesizes unless told otherwise. */
const made = (config = ''): Case =>
  resources(`
Cluster:
  Type: Custom::AWSCDK-EKS-Cluster
  Properties:
    Config: { version: '1.24', resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: true }${config} }`);
const logging = (enabled: string): Case =>
  made(
    `, logging: { clusterLogging: [{ enabled: ${enabled}, types: [api, audit, authenticator, controllerManager, scheduler] }] }`,
  );

ruleCases(endpoint, [['non-compliant', 'CDK opens the endpoint', made()]]);
ruleCases(version, [['non-compliant', 'CDK makes it of an old version', made()]]);
ruleCases(secrets, [['non-compliant', 'CDK sets no key', made()]]);
ruleCases(log, [
  ['non-compliant', 'CDK sets no logs', made()],
  ['non-compliant', 'the logs are listed as off', logging('false')],
  ['undetermined', 'whether they are on is a parameter', logging('!Ref Logs')],
  ['compliant', 'the logs are listed as on', logging('true')],
]);
