import { allOf, compliant, nonCompliant } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { vpcEndpoint } from './_endpoint';

export default rule({
  id: 'vpc-endpoint-private-dns-enabled',
  title: "Interface endpoint for an AWS service answers under the service's own name",
  why: 'Without private DNS, programs that use the usual name of the service go past the endpoint and its policy, out to the public address.',
  severity: 'low',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(e)(1)'] },
  from: 'large',
  appliesTo: [vpcEndpoint],
  // Endpoints of S3 and of partners answer under names of their own.
  where: endpoint =>
    allOf(endpoint.property('VpcEndpointType').orDefault('Gateway').mustBe('Interface'), () =>
      isOfAws(endpoint.property('ServiceName')),
    ),

  check: endpoint => endpoint.property('PrivateDnsEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Keep `privateDnsEnabled: true` on `ec2.InterfaceVpcEndpoint` (`PrivateDnsEnabled`).',
    set: { 'Properties.PrivateDnsEnabled': true },
  },
  config: { none: 'AWS Config has no managed rule for the names of endpoints.' },

  examples: {
    compliant: [
      {
        when: 'private DNS is on',
        resources: `
      Secrets:
        Type: AWS::EC2::VPCEndpoint
        Properties: { VpcId: vpc-1234, VpcEndpointType: Interface, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.secretsmanager', PrivateDnsEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Secrets:
        Type: AWS::EC2::VPCEndpoint
        Properties: { VpcId: vpc-1234, VpcEndpointType: Interface, ServiceName: !Sub 'com.amazonaws.\${AWS::Region}.secretsmanager' }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Secrets:
        Type: AWS::EC2::VPCEndpoint
        Properties: { VpcId: vpc-1234, VpcEndpointType: Interface, ServiceName: com.amazonaws.us-east-1.kms, PrivateDnsEnabled: !Ref PrivateDns }`,
      },
    ],
  },
});

function isOfAws(name: Property): Verdict {
  const text = name.canonicalText() ?? '';
  if (/^(?:com\.amazonaws|aws)\.(?!vpce\.)/.test(text) && /[\w-]$/.test(text)) {
    return /\.(?:s3|s3express|dynamodb|s3-global\.accesspoint)$/.test(text)
      ? nonCompliant(() => `${name.state()}, which answers under names of its own`, name)
      : compliant;
  }
  return name.mustMatch(/^(?:com\.amazonaws|aws)\.(?!vpce\.)/, 'a service of AWS');
}
