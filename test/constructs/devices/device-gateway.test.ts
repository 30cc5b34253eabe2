import { Match, Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Port } from 'aws-cdk-lib/aws-ec2';
import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import { Code, CodeSigningConfig, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import guide from '../../../lib/constructs/devices/device-gateway.guide';
import { DeviceGateway } from '../../../lib/constructs/devices/device-gateway';
import type { DeviceGatewayProps } from '../../../lib/constructs/devices/device-gateway';
import { PhiFunction } from '../../../lib/constructs/compute/phi-function';
import { PhiQueue } from '../../../lib/constructs/data/phi-queue';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import { ServiceSecurityGroup } from '../../../lib/constructs/network/service-security-group';
import type { JsonObject } from '../../../lib/core';
import accountAudited from '../../../policies/rules/iot/iot-account-audited';
import accountLogged from '../../../policies/rules/iot/iot-account-logged';
import { verdictOn } from '../../support/judge';
import {
  guideCases,
  openFindings,
  peerFindings,
  resourcesIn,
  ruleIds,
  stackWith,
  undeterminedFindings,
} from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const otherPem = pem.replace('MIIB', 'MIIC');
const hook = 'arn:aws:lambda:us-east-1:111122223333:function:hook';

const gatewayWith = (props: Partial<DeviceGatewayProps> = {}) =>
  stackWith(scope => new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], ...props }));
const templateWith = (props: Partial<DeviceGatewayProps> = {}): Template => Template.fromStack(gatewayWith(props));

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What IoT Core decides: a denial before a permission, with the variables of a thing filled in. */
function decide(
  statements: readonly Statement[],
  thing: {
    readonly name: string;
    readonly commonName?: string;
    readonly attached?: boolean;
    readonly attributes?: Readonly<Record<string, string>>;
  },
  action: string,
  resource: string,
): boolean {
  const facts: Readonly<Record<string, string>> = {
    'iot:Connection.Thing.IsAttached': String(thing.attached ?? true),
    ...Object.fromEntries(
      Object.entries(thing.attributes ?? {}).map(([key, value]) => [`iot:Connection.Thing.Attributes[${key}]`, value]),
    ),
  };
  const covers = (pattern: string, text: string): boolean =>
    new RegExp(
      `^${pattern
        .replace('${iot:Connection.Thing.ThingName}', thing.name)
        .replace('${iot:Certificate.Subject.CommonName}', thing.commonName ?? thing.name)
        .split('*')
        .map(part => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
        .join('.*')}$`,
    ).test(text);
  const holds = (one: Statement): boolean =>
    [one.Action].flat().some(pattern => covers(pattern, action)) &&
    [one.Resource].flat().some(pattern => covers(pattern, `arn:aws:iot:us-east-1:111122223333:${resource}`) || pattern === '*') &&
    Object.values(one.Condition ?? {}).every(test => Object.entries(test).every(([key, value]) => facts[key] === value));
  return (
    !statements.some(one => one.Effect === 'Deny' && holds(one)) && statements.some(one => one.Effect === 'Allow' && holds(one))
  );
}

function statementsOf(template: Template, name: string): readonly Statement[] {
  return resourcesIn<{ readonly PolicyName: string; readonly PolicyDocument: { readonly Statement: readonly Statement[] } }>(
    template,
    'AWS::IoT::Policy',
  )
    .filter(({ Properties }) => Properties.PolicyName.endsWith(name))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

const devicePolicy = statementsOf(templateWith(), '-DevicePolicy');
const pump = { name: 'pump-1' };

test.each([
  ['iot:Connect', 'client/pump-1', true],
  ['iot:Connect', 'client/pump-2', false],
  ['iot:Publish', 'topic/devices/pump-1/readings', true],
  ['iot:Publish', 'topic/devices/pump-2/readings', false],
  ['iot:Publish', 'topic/$aws/things/pump-1/shadow/update', true],
  ['iot:Publish', 'topic/$aws/things/pump-2/shadow/update', false],
  ['iot:Receive', 'topic/devices/pump-1/commands', true],
  ['iot:Receive', 'topic/devices/pump-2/commands', false],
  ['iot:Subscribe', 'topicfilter/devices/pump-1/commands', true],
  ['iot:Subscribe', 'topicfilter/devices/+/commands', false],
  ['iot:Subscribe', 'topicfilter/#', false],
  ['iot:DeleteThingShadow', 'thing/pump-1', false],
  ['iot:AssumeRoleWithCertificate', 'rolealias/records', false],
])('a device may do %s on %s: %s', (action, resource, expected) => {
  expect(decide(devicePolicy, pump, action, resource)).toBe(expected);
});

test.each([
  ['whose certificate is not attached to the thing that it calls itself', { attached: false }],
  ['that cannot encrypt', { attributes: { encryption: 'none' } }],
  ['in quarantine', { attributes: { quarantined: 'true' } }],
])('a device %s does nothing', (_, facts) => {
  for (const [action, resource] of [
    ['iot:Connect', 'client/pump-1'],
    ['iot:Publish', 'topic/devices/pump-1/readings'],
    ['iot:Subscribe', 'topicfilter/devices/pump-1/commands'],
    ['iot:Receive', 'topic/devices/pump-1/commands'],
  ] as const)
    expect([action, decide(devicePolicy, { ...pump, ...facts }, action, resource)]).toEqual([action, false]);
});

test('a device that encrypts connects, whatever else the registry says of it', () => {
  const attributes = { encryption: 'tls', quarantined: 'false', maker: 'none' };
  expect(decide(devicePolicy, { ...pump, attributes }, 'iot:Connect', 'client/pump-1')).toBe(true);
});

test('the policy of the quarantine denies everything', () => {
  expect(statementsOf(templateWith(), '-QuarantinePolicy')).toEqual([{ Effect: 'Deny', Action: 'iot:*', Resource: '*' }]);
});

test('findings can be answered by quarantine and by turning the certificate off', () => {
  const template = templateWith();
  template.hasResourceProperties('AWS::IoT::MitigationAction', {
    ActionParams: {
      AddThingsToThingGroupParams: { ThingGroupNames: [Match.stringLikeRegexp('-Quarantine$')], OverrideDynamicGroups: true },
    },
  });
  template.hasResourceProperties('AWS::IoT::MitigationAction', {
    ActionParams: { UpdateDeviceCertificateParams: { Action: 'DEACTIVATE' } },
  });
});

/** A gateway in a network, and what the group of devices that cannot encrypt lets out: within the group, and as rules of their own. */
function plainDevices(allow: (devices: ServiceSecurityGroup, engine: ServiceSecurityGroup) => void) {
  const stack = stackWith(scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    const engine = new ServiceSecurityGroup(scope, 'Engine', { vpc });
    const gateway = new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], vpc });
    if (gateway.plainDevices !== undefined) allow(gateway.plainDevices, engine);
  });
  const template = Template.fromStack(stack);
  const group = resourcesIn<{ readonly SecurityGroupEgress?: readonly unknown[]; readonly Tags: readonly unknown[] }>(
    template,
    'AWS::EC2::SecurityGroup',
  ).find(({ Properties }) => JSON.stringify(Properties).includes('Devices that cannot encrypt'))?.Properties;
  const rules = resourcesIn<{ readonly FromPort: number }>(template, 'AWS::EC2::SecurityGroupEgress');
  return { stack, group, rules: rules.map(({ Properties }) => Properties.FromPort) };
}

test('in a network, devices that cannot encrypt reach nothing', () => {
  const { stack, group, rules } = plainDevices(() => undefined);
  expect(openFindings(stack)).toEqual([]);
  expect(group?.Tags).toContainEqual({ Key: 'NetworkZone', Value: 'device' });
  // EC2 takes a group without rules for one that lets everything out, so CDK writes one that leads nowhere.
  expect(group?.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
  expect(rules).toEqual([]);
});

test('they reach an engine that encrypts for them where it is allowed by name', () => {
  const { stack, rules } = plainDevices((devices, engine) => {
    devices.allowTo(engine, Port.tcp(2575), 'HL7 to the engine, which encrypts');
  });
  expect(openFindings(stack)).toEqual([]);
  expect(rules).toEqual([2575]);
});

test('without a network there is no group of theirs', () => {
  templateWith().resourceCountIs('AWS::EC2::SecurityGroup', 0);
});

interface Body {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>>;
}

test('devices of registered authorities register themselves, into their group and with the one policy', () => {
  const stack = gatewayWith({ authorities: [{ certificatePem: pem }, { certificatePem: otherPem, verificationPem: pem }] });
  expect([...openFindings(stack), ...undeterminedFindings(stack), ...peerFindings(stack)]).toEqual([]);
  const template = Template.fromStack(stack);
  const [registration] = resourcesIn<{
    readonly TemplateName: string;
    readonly TemplateType: string;
    readonly TemplateBody: string;
  }>(template, 'AWS::IoT::ProvisioningTemplate');
  expect(registration?.Properties.TemplateType).toBe('JITP');
  expect(registration?.Properties.TemplateName.length).toBeLessThanOrEqual(36);
  // A device that registers anew stays in quarantine.
  expect(registration?.Properties.TemplateBody).toContain('"AttributePayload":"MERGE"');
  const { Resources: made } = JSON.parse(registration?.Properties.TemplateBody ?? '') as Body;
  expect(made['policy']?.Properties['PolicyName']).toMatch(/-DevicePolicy$/);
  expect(made['thing']?.Properties['ThingGroups']).toEqual([expect.stringMatching(/-Devices$/)]);
  const authorities = resourcesIn<{ readonly CertificateMode: string; readonly RegistrationConfig: unknown }>(
    template,
    'AWS::IoT::CACertificate',
  );
  expect(authorities.map(({ Properties }) => Properties.CertificateMode)).toEqual(['SNI_ONLY', 'DEFAULT']);
  for (const { DependsOn } of resourcesIn(template, 'AWS::IoT::CACertificate'))
    expect(DependsOn).toEqual([expect.stringContaining('Registration')]);
  for (const { Properties } of authorities)
    expect(Properties.RegistrationConfig).toEqual({ TemplateName: registration?.Properties.TemplateName });
});

test('an authority stays registered where another one goes, whatever its place in the list', () => {
  const idsOf = (...pems: readonly string[]): readonly string[] =>
    Object.keys(
      templateWith({ authorities: pems.map(certificatePem => ({ certificatePem })) }).findResources('AWS::IoT::CACertificate'),
    );
  const [first, second] = [idsOf(pem), idsOf(otherPem)];
  expect(first).not.toEqual(second);
  expect(idsOf(otherPem, pem).toSorted()).toEqual([...first, ...second].toSorted());
});

test('the hook is asked by its template alone, and a claim allows nothing but enrolling with a key of its own', () => {
  const stack = stackWith(scope => {
    new DeviceGateway(scope, 'Devices', {
      owner: 'clinical-engineering',
      deviceTypes: ['pump'],
      enrollmentHook: Function.fromFunctionAttributes(scope, 'Hook', { functionArn: hook, sameEnvironment: true }),
    });
  });
  expect(peerFindings(stack)).toEqual([]);
  expect(undeterminedFindings(stack)).toEqual([]);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'iot.amazonaws.com',
    SourceAccount: '111122223333',
    SourceArn: Match.stringLikeRegexp(':provisioningtemplate/.*-enrolled$'),
  });
  template.hasResourceProperties('AWS::IoT::ProvisioningTemplate', {
    TemplateType: 'FLEET_PROVISIONING',
    PreProvisioningHook: { TargetArn: hook },
  });
  const claim = statementsOf(template, '-ClaimPolicy');
  const published = claim.filter(({ Action }) => Action === 'iot:Publish').flatMap(({ Resource }) => Resource);
  expect(published).toHaveLength(2);
  expect(published[0]).toMatch(/create-from-csr\/json$/);
  expect(published[1]).toMatch(/-enrolled\/provision\/json$/);
});

test('a device with a claim certificate takes the place of no thing, whatever the certificate is made out to', () => {
  const template = Template.fromStack(
    stackWith(scope => {
      new DeviceGateway(scope, 'Devices', {
        owner: 'clinical-engineering',
        deviceTypes: ['pump'],
        enrollmentHook: Function.fromFunctionAttributes(scope, 'Hook', { functionArn: hook, sameEnvironment: true }),
      });
    }),
  );
  const claim = statementsOf(template, '-ClaimPolicy');
  const claimant = { name: 'pump-1', commonName: 'pump', attached: false };
  expect(decide(claim, claimant, 'iot:Connect', 'client/pump-1')).toBe(false);
  expect(decide(claim, claimant, 'iot:Connect', 'client/claim.pump-1')).toBe(true);
  expect(decide(claim, claimant, 'iot:Connect', 'client/claim.monitor-1')).toBe(false);
});

test('a hook that is a PhiFunction leaves the shared claim certificate to be reported, and nothing else', () => {
  const stack = stackWith(scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    const signing = 'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0';
    const enrollmentHook = new PhiFunction(scope, 'Admission', {
      vpc,
      vpcSubnets: vpc.tier('application'),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromBucket(Bucket.fromBucketName(scope, 'Releases', 'clinic-releases'), 'admission.zip', 'version-1'),
      codeSigningConfig: CodeSigningConfig.fromCodeSigningConfigArn(scope, 'Signing', signing),
    });
    new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], enrollmentHook });
  });
  expect(ruleIds(openFindings(stack))).toEqual(['iot-provisioning-template-jitp']);
  expect(peerFindings(stack)).toEqual([]);
});

test('one role registers devices by authority and by hook, and may not make policies', () => {
  const stack = stackWith(scope => {
    new DeviceGateway(scope, 'Devices', {
      owner: 'clinical-engineering',
      deviceTypes: ['pump'],
      authorities: [{ certificatePem: pem }],
      enrollmentHook: Function.fromFunctionAttributes(scope, 'Hook', { functionArn: hook, sameEnvironment: true }),
    });
  });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::IoT::ProvisioningTemplate', 2);
  const policies = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
  expect(policies).toContain('iot:RegisterThing');
  expect(policies).not.toContain('iot:CreatePolicy');
});

test('readings go to a queue of your own, and the device is named by its topic', () => {
  const stack = stackWith(scope => {
    const readings = new PhiQueue(scope, 'Queue');
    new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], readings });
  });
  expect(openFindings(stack)).toEqual([]);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Kinesis::Stream', 0);
  template.hasResourceProperties('AWS::IoT::TopicRule', {
    TopicRulePayload: {
      Sql: Match.stringLikeRegexp("topic\\(2\\) AS device.*FROM 'devices/\\+/readings'"),
      Actions: [{ Sqs: { QueueUrl: { Ref: Match.stringLikeRegexp('^Queue') } } }],
      ErrorAction: { Sqs: { QueueUrl: { Ref: Match.stringLikeRegexp('Undelivered') } } },
    },
  });
  expect(grantedTo('DeliveryRole', template)).toEqual({ Queue: true, QueueKey: true, Undelivered: true, UndeliveredKey: true });
});

test('a FIFO queue, to which IoT Core cannot send, is refused', () => {
  expect(() =>
    stackWith(scope => {
      const readings = new PhiQueue(scope, 'Queue', { fifo: true });
      new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], readings });
    }),
  ).toThrow('The queue for readings of Clinic/Devices is a FIFO queue');
});

/** The things of its stack that the policy of a role names: what it may use. */
function grantedTo(role: string, template: Template): Readonly<Record<string, boolean>> {
  const [policy] = resourcesIn<{ readonly Description: string; readonly PolicyDocument: unknown }>(
    template,
    'AWS::IAM::ManagedPolicy',
  ).filter(({ Properties }) => Properties.Description === `What the role ${role} may do`);
  const named = JSON.stringify(policy?.Properties.PolicyDocument).matchAll(
    /"Fn::GetAtt":\["(?:Devices)?([A-Za-z]+?)[0-9A-F]{8}","Arn"\]/g,
  );
  return Object.fromEntries([...named].map(([, name = '']) => [name, true] as const));
}

test('readings go to a stream by default, one device in one shard', () => {
  const template = templateWith();
  template.hasResourceProperties('AWS::IoT::TopicRule', {
    TopicRulePayload: { Actions: [{ Kinesis: Match.objectLike({ PartitionKey: '${topic(2)}' }) }] },
  });
  expect(grantedTo('DeliveryRole', template)).toEqual({
    Readings: true,
    ReadingsKey: true,
    Undelivered: true,
    UndeliveredKey: true,
  });
});

test('all parts name the owner and say that they hold PHI', () => {
  for (const type of ['AWS::IoT::ThingGroup', 'AWS::IoT::ScheduledAudit', 'AWS::IoT::DomainConfiguration'])
    templateWith().hasResourceProperties(type, {
      Tags: Match.arrayWith([
        { Key: 'DataClassification', Value: 'PHI' },
        { Key: 'Owner', Value: 'clinical-engineering' },
      ]),
    });
});

test('devices connect at a name of your own, with its certificate', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
  Template.fromStack(
    stackWith(scope => {
      const certificate = Certificate.fromCertificateArn(scope, 'Certificate', certificateArn);
      const domainName = 'devices.clinic.example';
      new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], domainName, certificate });
    }),
  ).hasResourceProperties('AWS::IoT::DomainConfiguration', {
    DomainName: 'devices.clinic.example',
    ServerCertificateArns: [certificateArn],
  });
});

test('a device that is refused again and again raises an alarm', () => {
  templateWith().hasResourceProperties('AWS::IoT::SecurityProfile', {
    Behaviors: Match.arrayWith([
      Match.objectLike({
        Metric: 'aws:num-authorization-failures',
        Criteria: Match.objectLike({ ComparisonOperator: 'less-than-equals', Value: { Count: '5' }, DurationSeconds: 300 }),
      }),
    ]),
  });
});

test.each([
  ['DAILY', undefined, undefined],
  ['WEEKLY', 'MON', undefined],
  ['BIWEEKLY', 'MON', undefined],
  ['MONTHLY', undefined, '1'],
] as const)('an audit that is %s has the day that it needs', (auditFrequency, day, date) => {
  const [audit] = resourcesIn(templateWith({ auditFrequency }), 'AWS::IoT::ScheduledAudit');
  expect([audit?.Properties['DayOfWeek'], audit?.Properties['DayOfMonth']]).toEqual([day, date]);
});

test('what names another part waits for it', () => {
  const template = templateWith();
  for (const [type, part] of [
    ['AWS::IoT::ScheduledAudit', 'Audit'],
    ['AWS::IoT::Logging', 'LoggingRoleGranted'],
    ['AWS::IoT::SecurityProfile', 'AlarmRoleGranted'],
    ['AWS::IoT::AccountAuditConfiguration', 'AlarmRoleGranted'],
  ] as const)
    template.hasResource(type, { DependsOn: [Match.stringLikeRegexp(`^Devices${part}`)] });
});

test('alarms and findings reach the topic by a role that may use its key', () => {
  const template = templateWith();
  template.hasResourceProperties('AWS::IoT::SecurityProfile', {
    TargetArns: ['arn:aws:iot:us-east-1:111122223333:all/registered-things'],
    AlertTargets: { SNS: { AlertTargetArn: { Ref: Match.stringLikeRegexp('Alarms') } } },
  });
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Description: 'What the role AlarmRole may do',
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Action: 'sns:Publish' }),
        Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt', 'kms:GenerateDataKey']) }),
      ],
    },
  });
});

test('sites of your own are watched for', () => {
  templateWith({ siteCidrs: ['203.0.113.0/24'] }).hasResourceProperties('AWS::IoT::SecurityProfile', {
    Behaviors: Match.arrayWith([
      Match.objectLike({
        Metric: 'aws:source-ip-address',
        Criteria: { ComparisonOperator: 'in-cidr-set', Value: { Cidrs: ['203.0.113.0/24'] } },
      }),
    ]),
  });
});

test('the audit runs every check that it is configured for, and logs go to the group that IoT Core writes to', () => {
  const template = templateWith();
  const [audit] = resourcesIn<{
    readonly AuditCheckConfigurations: Readonly<Record<string, { readonly Enabled: boolean }>>;
  }>(template, 'AWS::IoT::AccountAuditConfiguration');
  const [schedule] = resourcesIn<{ readonly TargetCheckNames: readonly string[] }>(template, 'AWS::IoT::ScheduledAudit');
  const checks = Object.entries(audit?.Properties.AuditCheckConfigurations ?? {});
  expect(checks).toHaveLength(17);
  expect(checks.filter(([, { Enabled }]) => !Enabled)).toEqual([]);
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  expect(schedule?.Properties.TargetCheckNames.map(plain).sort()).toEqual(checks.map(([name]) => plain(name)).sort());
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: 'AWSIotLogsV2', RetentionInDays: 2192 });
});

test('a second gateway leaves the settings of the account alone', () => {
  const template = templateWith({ accountSettings: false });
  for (const type of ['AccountAuditConfiguration', 'ScheduledAudit', 'Logging']) template.resourceCountIs(`AWS::IoT::${type}`, 0);
});

test.each([
  [true, 'compliant'],
  [false, 'non-compliant'],
])('where the account is set up, settings of the account that are %s are %s', (accountSettings, status) => {
  const stack = stackWith(scope => {
    new CfnDetector(scope, 'Detector', { enable: true });
    new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['pump'], accountSettings });
  });
  const body = Template.fromStack(stack).toJSON() as JsonObject;
  for (const rule of [accountLogged, accountAudited]) expect([rule.id, verdictOn(rule, body).status]).toEqual([rule.id, status]);
});

test('the log group of IoT Core, whose name is given, is kept for good and not in the way of a second attempt', () => {
  const [logs] = Object.values(templateWith().findResources('AWS::Logs::LogGroup'));
  expect(logs).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
});

test('an owner that IoT does not take is refused', () => {
  expect(() => gatewayWith({ owner: 'Clinical Engineering' })).toThrow(
    "The owner of Clinic/Devices is 'Clinical Engineering'; attributes in IoT are letters, digits and any of _.,@/:#- alone",
  );
});

test('a kind of devices that IoT does not take is refused', () => {
  expect(() => gatewayWith({ deviceTypes: ['infusion-pump', 'patient monitor'] })).toThrow(
    "Clinic/Devices has devices of the kind 'patient monitor'; names of kinds in IoT are letters, digits and any of :_- alone",
  );
});

test('roles are taken for this account alone', () => {
  const roles = resourcesIn<{ readonly AssumeRolePolicyDocument: { readonly Statement: readonly Statement[] } }>(
    templateWith(),
    'AWS::IAM::Role',
  ).flatMap(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement);
  const ofIot = roles.filter(statement => JSON.stringify(statement).includes('iot.amazonaws.com'));
  expect(ofIot.length).toBeGreaterThan(3);
  for (const { Condition } of ofIot) expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
});
