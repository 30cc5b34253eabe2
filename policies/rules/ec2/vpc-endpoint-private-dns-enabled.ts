import { allOf, compliant, nonCompliant } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { vpcEndpoint } from './_endpoint';

/** What is no service of AWS, or answers under names of its own, as `isOfAws` says it; Guard's patterns do not look ahead. */
const namesOfTheirOwn =
  '^(?:[^ac]|a[^w]|c[^o]|(?:com\\.amazonaws|aws)\\.vpce\\.)|\\.(?:s3|s3express|dynamodb|s3-global\\.accesspoint)$';

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
  config: {
    guard: {
      type: 'AWS::EC2::VPCEndpoint',
      all: [
        {
          where: 'vpcEndpointType',
          is: ['Interface'],
          orAbsent: true,
          all: [{ unless: 'privateDnsEnabled', is: true, all: [{ path: 'serviceName', mustMatch: namesOfTheirOwn }] }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::VPCEndpoint.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.us-east-1.secretsmanager',
            PrivateDnsEnabled: true,
          },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.us-east-1.secretsmanager',
            privateDnsEnabled: true,
          },
          verdict: 'compliant',
        },
        {
          properties: {
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.us-east-1.secretsmanager',
            PrivateDnsEnabled: false,
          },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.us-east-1.secretsmanager',
            privateDnsEnabled: false,
          },
          verdict: 'non-compliant',
        },
        {
          properties: { VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.secretsmanager' },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.us-east-1.secretsmanager',
          },
          verdict: 'non-compliant',
        },
        {
          properties: { VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.s3tables', PrivateDnsEnabled: false },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.us-east-1.s3tables',
            privateDnsEnabled: false,
          },
          verdict: 'non-compliant',
        },
        {
          properties: { VpcEndpointType: 'Interface', ServiceName: 'aws.sagemaker.us-east-1.notebook', PrivateDnsEnabled: false },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'aws.sagemaker.us-east-1.notebook',
            privateDnsEnabled: false,
          },
          verdict: 'non-compliant',
        },
        {
          properties: { VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.s3', PrivateDnsEnabled: false },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.us-east-1.s3',
            privateDnsEnabled: false,
          },
          verdict: 'not concerned',
        },
        {
          properties: {
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.s3-global.accesspoint',
            PrivateDnsEnabled: false,
          },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.s3-global.accesspoint',
            privateDnsEnabled: false,
          },
          verdict: 'not concerned',
        },
        {
          properties: {
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
            PrivateDnsEnabled: false,
          },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
            privateDnsEnabled: false,
          },
          verdict: 'not concerned',
        },
        {
          properties: { VpcEndpointType: 'Interface', ServiceName: 'cn.com.amazonaws.cn-north-1.ecs', PrivateDnsEnabled: false },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Interface',
            serviceName: 'cn.com.amazonaws.cn-north-1.ecs',
            privateDnsEnabled: false,
          },
          verdict: 'not concerned',
        },
        {
          properties: { VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.us-east-1.dynamodb', PrivateDnsEnabled: false },
          configuration: {
            vpcEndpointId: 'vpce-1',
            vpcEndpointType: 'Gateway',
            serviceName: 'com.amazonaws.us-east-1.dynamodb',
            privateDnsEnabled: false,
          },
          verdict: 'not concerned',
        },
        {
          properties: { ServiceName: 'com.amazonaws.us-east-1.s3' },
          configuration: { vpcEndpointId: 'vpce-1', serviceName: 'com.amazonaws.us-east-1.s3' },
          verdict: 'not concerned',
        },
      ],
    },
  },

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
