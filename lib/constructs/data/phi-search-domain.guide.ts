import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { PhiSearchDomain } from './phi-search-domain';
import type { PhiSearchDomainProps } from './phi-search-domain';

const weakened = (scope: Construct, props: Partial<PhiSearchDomainProps>): PhiSearchDomain => {
  const vpc = new SegmentedVpc(scope, 'Network');
  const masterRole = new WorkloadRole(scope, 'Librarian', { assumedBy: new AccountRootPrincipal() });
  return new PhiSearchDomain(scope, 'Search', { vpc, masterRole, vpcSubnets: [vpc.tier('data')], ...props });
};

export default guide({
  construct: 'PhiSearchDomain',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    const masterRole = new WorkloadRole(scope, 'Librarian', { assumedBy: new AccountRootPrincipal() });
    new PhiSearchDomain(scope, 'Search', { vpc, masterRole, vpcSubnets: [vpc.tier('data')] });
  },
  defaults: [
    {
      prop: 'tlsSecurityPolicy',
      holds: 'with TLS 1.2 at least',
      weakened: scope => weakened(scope, { tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_0 }),
      reportedBy: ['opensearch-https-required'],
    },
    {
      prop: 'capacity',
      holds: 'three master nodes decide by majority',
      weakened: scope => weakened(scope, { capacity: { dataNodes: 4, multiAzWithStandbyEnabled: false } }),
      reportedBy: ['opensearch-primary-node-fault-tolerance'],
    },
    {
      prop: 'logging',
      holds: 'searches, changes and sign-ins are audited',
      weakened: scope => weakened(scope, { logging: {} }),
      reportedBy: ['opensearch-audit-logging-enabled', 'opensearch-logs-to-cloudwatch'],
    },
    {
      prop: 'removalPolicy',
      holds: 'the domain stays when its stack goes',
      weakened: scope => weakened(scope, { removalPolicy: RemovalPolicy.DESTROY }),
      reportedBy: ['opensearch-domain-kept-on-deletion'],
    },
  ],
  cost: {
    monthly:
      'about 400 USD for four data and three master nodes, and 1 USD for the key; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['size and number of nodes', 'gigabytes on disk', 'audit logs'],
  },
});
