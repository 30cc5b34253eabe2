import { assess } from '../../lib/core';
import type { JsonObject, Rule, Status } from '../../lib/core';
import { parseYamlResources } from '../../lib/template/parse';
import { cdkNag } from '../../policies/parity';
import { rules } from '../../policies/rules';
import { Included, nagRules, nagVerdict } from '../support/cdk-nag';
import { source } from '../support/judge';

// cdk-nag's own rules and ours judge the same templates: the examples of our rules, and those below for what no example shows.
// Where they disagree, policies/parity.ts has to say so; where it says so, they have to disagree.
const further: Readonly<Record<string, readonly (readonly [sentence: string, resources: string])[]>> = {
  APIGWCacheEnabledAndEncrypted: [
    [
      'a stage has no cache',
      `
      Live: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: abc, StageName: live } }`,
    ],
  ],
  APIGWSSLEnabled: [
    [
      'no method has an HTTP backend',
      `
      Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: portal } }
      Get:
        Type: AWS::ApiGateway::Method
        Properties: { RestApiId: !Ref Api, ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, Integration: { Type: AWS_PROXY } }
      Live: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: live } }`,
    ],
  ],
  AutoScalingGroupELBHealthCheckRequired: [
    [
      'two health checks are listed',
      `
      Portal:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '2', TargetGroupARNs: [arn], HealthCheckType: 'ELB,EBS' }`,
    ],
  ],
  EC2InstanceDetailedMonitoringEnabled: [
    [
      'the launch template has it',
      `
      Template:
        Type: AWS::EC2::LaunchTemplate
        Properties: { LaunchTemplateData: { Monitoring: { Enabled: true } } }
      Portal:
        Type: AWS::EC2::Instance
        Properties: { LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: '1' } }`,
    ],
  ],
  EC2RestrictedCommonPorts: [
    [
      'all protocols are open to another group',
      `
      Ward:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: ward
          SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: sg-0123456789abcdef0 }]`,
    ],
  ],
  EC2RestrictedSSH: [
    [
      'ping is open to everyone',
      `
      Ward:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: ward
          SecurityGroupIngress: [{ IpProtocol: icmp, FromPort: -1, ToPort: -1, CidrIp: 0.0.0.0/0 }]`,
    ],
  ],
  ELBLoggingEnabled: [
    [
      'a Gateway Load Balancer writes no access logs',
      `
      Inspection: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: gateway } }`,
    ],
  ],
  ELBTlsHttpsListenersOnly: [
    [
      'TLS ends at the load balancer',
      `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', Protocol: HTTPS, InstancePort: '80', InstanceProtocol: HTTP }]`,
    ],
  ],
  ELBv2ACMCertificateRequired: [
    [
      'a listener redirects to HTTPS',
      `
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, Port: '443', StatusCode: HTTP_301 } }]`,
    ],
  ],
  ElastiCacheRedisClusterAutomaticBackup: [
    [
      'a single cache runs Valkey',
      `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: valkey, CacheNodeType: cache.t4g.small, NumCacheNodes: 1 }`,
    ],
  ],
  IAMGroupHasUsers: [
    [
      'its users are made elsewhere',
      `
      Interfaces: { Type: AWS::IAM::Group }`,
    ],
  ],
  LambdaConcurrency: [
    [
      'it handles a custom resource',
      `
      Empty: { Type: AWS::Lambda::Function, Properties: { Code: { ZipFile: '' }, Role: arn } }
      Emptied: { Type: 'Custom::S3AutoDeleteObjects', Properties: { ServiceToken: !GetAtt Empty.Arn } }`,
    ],
    [
      'the limit is 0',
      `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Code: { ZipFile: '' }, Role: arn, ReservedConcurrentExecutions: 0 }`,
    ],
  ],
  LambdaDLQ: [
    [
      'it handles a custom resource',
      `
      Empty: { Type: AWS::Lambda::Function, Properties: { Code: { ZipFile: '' }, Role: arn } }
      Emptied: { Type: 'Custom::S3AutoDeleteObjects', Properties: { ServiceToken: !GetAtt Empty.Arn } }`,
    ],
  ],
  LambdaInsideVPC: [
    [
      'it handles a custom resource',
      `
      Empty: { Type: AWS::Lambda::Function, Properties: { Code: { ZipFile: '' }, Role: arn } }
      Emptied: { Type: 'Custom::S3AutoDeleteObjects', Properties: { ServiceToken: !GetAtt Empty.Arn } }`,
    ],
    [
      'it has security groups and no subnets',
      `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Code: { ZipFile: '' }, Role: arn, VpcConfig: { SecurityGroupIds: [sg-0123456789abcdef0] } }`,
    ],
  ],
  RDSLoggingEnabled: [
    [
      'Oracle leaves out the log of the management agent',
      `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: oracle-ee
          EnableCloudwatchLogsExports: [alert, audit, listener, trace]`,
    ],
  ],
  S3BucketReplicationEnabled: [
    [
      'it takes access logs',
      `
      Records: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } } }
      Logs: { Type: AWS::S3::Bucket }`,
    ],
  ],
  S3DefaultEncryptionKMS: [
    [
      'it is encrypted by KMS in two layers',
      `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms:dsse' } }]`,
    ],
  ],
  VPCSubnetAutoAssignPublicIpDisabled: [
    [
      'it gives IPv6 addresses',
      `
      Private: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, Ipv6CidrBlock: '2001:db8::/64', AssignIpv6AddressOnCreation: true } }`,
    ],
  ],
};

interface Disagreement {
  /** Who fails what the other accepts; `open`: they fail what we call undetermined. */
  readonly stricter: 'ours' | 'theirs' | 'open';
  readonly where: string;
}

interface Opinions {
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
  readonly refused: readonly string[];
}

const byId = new Map<string, Rule>(rules.map(rule => [rule.id, rule]));
const included = new Included();
afterAll(() => {
  included.close();
});

function opinions(peer: string, ours: readonly Rule[]): Opinions {
  const theirs = nagRules.get(peer);
  if (theirs === undefined) throw new Error(`cdk-nag registers no ${peer}`);
  const disagreements: Disagreement[] = [];
  const refused: string[] = [];
  let compared = 0;
  for (const { where, template } of templatesFor(peer, ours)) {
    const loaded = included.load(template);
    if (typeof loaded === 'string') {
      refused.push(`${where}: ${loaded}`);
      continue;
    }
    const { findings } = assess([source(loaded.body)], ours);
    for (const [id, resource] of loaded.resources) {
      const said = nagVerdict(theirs, resource);
      if (said === undefined || !ours.some(({ appliesTo }) => appliesTo.includes(resource.cfnResourceType))) continue;
      const own = findings.filter(finding => finding.resource.logicalId === id).map(({ verdict }) => verdict.status);
      const status = worst(own);
      compared += 1;
      const at = `${where}: cdk-nag says ${said} of ${id}, we say ${status ?? 'nothing'}`;
      if (said === 'compliant' && status === 'non-compliant') disagreements.push({ stricter: 'ours', where: at });
      if (said !== 'compliant' && status !== 'non-compliant')
        disagreements.push({ stricter: status === 'undetermined' ? 'open' : 'theirs', where: at });
    }
  }
  return { compared, disagreements, refused };
}

function templatesFor(peer: string, ours: readonly Rule[]): readonly { readonly where: string; readonly template: JsonObject }[] {
  const examples = ours.flatMap(({ id, examples: { compliant, nonCompliant } }) =>
    [...compliant, ...nonCompliant].map(({ when, resources }) => ({ where: `${id} when ${when}`, resources })),
  );
  const cases = (further[peer] ?? []).map(([where, resources]) => ({ where, resources }));
  return [...examples, ...cases].map(({ where, resources }) => ({ where, template: parseYamlResources(resources) }));
}

function worst(verdicts: readonly Status[]): Status | undefined {
  return (['non-compliant', 'undetermined', 'compliant'] as const).find(status => verdicts.includes(status));
}

/** Templates that CDK does not load, whatever is filled in. */
const refusals: string[] = [];

describe.each(Object.entries(cdkNag).map(([peer, entry]) => ({ peer, entry })))('$peer of cdk-nag', ({ peer, entry }) => {
  const ours = entry.rules.flatMap(id => byId.get(id) ?? []);
  const { compared, disagreements, refused } = opinions(peer, ours);
  refusals.push(...refused);
  const lines = (stricter: Disagreement['stricter']): readonly string[] =>
    disagreements.filter(one => one.stricter === stricter).map(({ where }) => where);

  test('judges examples of ours', () => {
    expect(compared).toBeGreaterThan(0);
  });

  test(`is what parity.ts says: ${entry.meaning}`, () => {
    if (entry.meaning !== 'differs') expect(lines('theirs')).toEqual([]);
    if (entry.meaning === 'same') expect(lines('ours')).toEqual([]);
    if (entry.meaning === 'stricter') expect(lines('ours')).not.toEqual([]);
    if (entry.meaning === 'differs' && entry.leftOut === undefined)
      expect([...lines('theirs'), ...lines('open')]).not.toEqual([]);
  });
});

test('CDK loads all templates', () => {
  expect(refusals).toEqual([]);
});

test('further cases are of rules that cdk-nag registers', () => {
  expect(Object.keys(further).filter(peer => !nagRules.has(peer))).toEqual([]);
});
