import { Port } from 'aws-cdk-lib/aws-ec2';
import { guide } from '../guide';
import { SegmentedVpc } from './segmented-vpc';
import { ServiceSecurityGroup } from './service-security-group';

export default guide({
  construct: 'ServiceSecurityGroup',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    const portal = new ServiceSecurityGroup(scope, 'Portal', { vpc });
    const records = new ServiceSecurityGroup(scope, 'Records', { vpc });
    portal.allowTo(records, Port.tcp(5433), 'PostgreSQL');
    portal.allowToEndpoints(vpc.endpointSecurityGroup);
  },
  defaults: [
    {
      prop: 'allowAllOutbound',
      holds: 'nothing goes out but what is allowed by name',
      weakened: scope =>
        new ServiceSecurityGroup(scope, 'Portal', { vpc: new SegmentedVpc(scope, 'Network'), allowAllOutbound: true }),
      reportedBy: ['ec2-security-group-egress-restricted'],
    },
  ],
  cost: { monthly: 'nothing by itself; the network of the example costs what `SegmentedVpc` costs', drivers: ['nothing'] },
});
