import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { WorkloadRole } from '../../../lib/constructs/access/workload-role';
import guide from '../../../lib/constructs/endpoints/patch-policy.guide';
import { PatchPolicy } from '../../../lib/constructs/endpoints/patch-policy';
import type { PatchedSystem, PatchPolicyProps } from '../../../lib/constructs/endpoints/patch-policy';
import type { JsonObject } from '../../../lib/core';
import inventoryCollected from '../../../policies/rules/ssm/ssm-inventory-collected';
import { verdictOn } from '../../support/judge';
import { guideCases, openFindings, peerFindings, resourcesIn, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

function policy(props: Partial<PatchPolicyProps> = {}): Template {
  return Template.fromStack(
    stackWith(
      scope => new PatchPolicy(scope, 'Patches', { operatingSystems: ['WINDOWS'], patchGroups: ['clinic', 'lab'], ...props }),
    ),
  );
}

interface Baseline {
  readonly OperatingSystem: string;
  readonly ApprovalRules: {
    readonly PatchRules: readonly {
      readonly ApproveAfterDays: number;
      readonly ComplianceLevel: string;
      readonly PatchFilterGroup: {
        readonly PatchFilters: readonly { readonly Key: string; readonly Values: readonly string[] }[];
      };
    }[];
  };
}

/** The days after which a baseline approves, by the words for severity. */
function approvals(template: Template): readonly (readonly [string, number])[] {
  return resourcesIn<Baseline>(template, 'AWS::SSM::PatchBaseline').flatMap(({ Properties }) =>
    Properties.ApprovalRules.PatchRules.map(({ ApproveAfterDays, PatchFilterGroup }) => {
      const severity = PatchFilterGroup.PatchFilters.find(({ Key }) => Key.endsWith('SEVERITY'));
      return [severity?.Values.join() ?? 'any', ApproveAfterDays] as const;
    }),
  );
}

test.each<[PatchedSystem, readonly (readonly [string, number])[]]>([
  [
    'WINDOWS',
    [
      ['Critical', 7],
      ['Important', 23],
      ['Moderate', 83],
      ['Low,Unspecified', 173],
    ],
  ],
  [
    'AMAZON_LINUX_2023',
    [
      ['Critical', 7],
      ['Important', 23],
      ['Medium', 83],
      ['Low', 173],
    ],
  ],
  [
    'REDHAT_ENTERPRISE_LINUX',
    [
      ['Critical', 7],
      ['Important', 23],
      ['Moderate', 83],
      ['Low', 173],
    ],
  ],
  ['UBUNTU', [['any', 0]]],
  ['DEBIAN', [['any', 0]]],
  ['MACOS', [['any', 7]]],
])('patches of %s are approved a week before the deadlines of HICP', (system, expected) => {
  expect(approvals(policy({ operatingSystems: [system] }))).toEqual(expected);
});

test('approval follows deadlines and windows of your own, and is never before the release', () => {
  const days = approvals(
    policy({
      criticalWithin: Duration.days(5),
      importantWithin: Duration.days(20),
      windowSchedule: 'rate(5 days)',
      windowInterval: Duration.days(5),
    }),
  ).map(([, after]) => after);
  expect(days).toEqual([0, 15, 85, 175]);
});

test.each<[string, readonly number[], string | undefined]>([
  ['rate(12 hours)', [13, 29, 89, 179], undefined],
  ['rate(10 days)', [4, 20, 80, 170], undefined],
  ['cron(0 3 ? * * *)', [13, 29, 89, 179], undefined],
  ['cron(0 3 ? * TUE,FRI *)', [7, 23, 83, 173], undefined],
  ['cron(0 0 3 ? * WED *)', [7, 23, 83, 173], undefined],
  [
    'cron(0 3 1,15 * ? *)',
    [0, 13, 73, 163],
    'every 17 days at the longest, and critical patches are due 14 days after their release',
  ],
  [
    'cron(0 3 1 * ? *)',
    [0, 0, 59, 149],
    'every 31 days at the longest, and critical patches are due 14 days after their release, important patches are due 30 days',
  ],
  ['cron(0 3 ? * TUE#2 *)', [0, 0, 55, 145], 'every 35 days at the longest'],
  ['at(2027-01-01T00:00:00)', [7, 23, 83, 173], undefined],
])('a window of %s has patches approved after %j days, and says what comes too late: %s', (windowSchedule, expected, late) => {
  const stack = new Stack(new App(), 'Clinic');
  new PatchPolicy(stack, 'Patches', { operatingSystems: ['WINDOWS'], patchGroups: ['clinic'], windowSchedule });
  const [baseline] = resourcesIn<Baseline>(Template.fromStack(stack), 'AWS::SSM::PatchBaseline');
  expect(baseline?.Properties.ApprovalRules.PatchRules.map(({ ApproveAfterDays }) => ApproveAfterDays)).toEqual(expected);
  const warnings = Annotations.fromStack(stack).findWarning('/Clinic/Patches', Match.stringLikeRegexp(late ?? '.'));
  expect(warnings).toHaveLength(late === undefined ? 0 : 1);
});

test.each<PatchedSystem>([
  'ALMA_LINUX',
  'AMAZON_LINUX_2',
  'CENTOS',
  'DEBIAN',
  'MACOS',
  'ORACLE_LINUX',
  'REDHAT_ENTERPRISE_LINUX',
  'ROCKY_LINUX',
  'SUSE',
  'UBUNTU',
])('a baseline for %s leaves nothing open and nothing undetermined', system => {
  const stack = stackWith(scope => new PatchPolicy(scope, 'Patches', { operatingSystems: [system], patchGroups: ['clinic'] }));
  expect([...openFindings(stack), ...undeterminedFindings(stack)]).toEqual([]);
});

test('the window installs on the servers of the patch groups, and its role commands no others', () => {
  const template = policy();
  template.hasResourceProperties('AWS::SSM::MaintenanceWindowTarget', {
    Targets: [{ Key: 'tag:PatchGroup', Values: ['clinic', 'lab'] }],
  });
  template.hasResourceProperties('AWS::SSM::MaintenanceWindowTask', {
    TaskArn: 'AWS-RunPatchBaseline',
    TaskInvocationParameters: {
      MaintenanceWindowRunCommandParameters: {
        Parameters: { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] },
        OutputS3BucketName: Match.anyValue(),
      },
    },
  });
  const statements = resourcesIn<{ readonly PolicyDocument: { readonly Statement: readonly Record<string, unknown>[] } }>(
    template,
    'AWS::IAM::ManagedPolicy',
  ).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const onServers = statements.filter(
    ({ Action, Resource }) => Action === 'ssm:SendCommand' && JSON.stringify(Resource).includes('instance/*'),
  );
  expect(onServers).toHaveLength(1);
  expect(onServers[0]?.['Condition']).toEqual({ StringEquals: { 'ssm:resourceTag/PatchGroup': ['clinic', 'lab'] } });
});

test('scan and inventory reach all managed servers and keep what they print', () => {
  const template = policy();
  for (const name of ['AWS-RunPatchBaseline', 'AWS-GatherSoftwareInventory']) {
    template.hasResourceProperties('AWS::SSM::Association', {
      Name: name,
      Targets: [{ Key: 'InstanceIds', Values: ['*'] }],
      OutputLocation: { S3Location: { OutputS3BucketName: Match.anyValue() } },
    });
  }
});

test('a server that is not compliant is told to the topic, and what cannot be told is kept', () => {
  policy().hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.ssm'],
      'detail-type': ['Configuration Compliance State Change'],
      detail: { 'compliance-status': ['non_compliant'], 'compliance-type': ['Patch', 'Association'] },
    },
    Targets: [{ Arn: { Ref: Match.stringLikeRegexp('NonCompliance') }, DeadLetterConfig: Match.anyValue() }],
  });
});

test('servers may write their output and read none', () => {
  const stack = stackWith(scope => {
    const servers = new WorkloadRole(scope, 'Servers', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    new PatchPolicy(scope, 'Patches', { operatingSystems: ['WINDOWS'], patchGroups: ['clinic'] }).grantOutput(servers);
  });
  expect([...openFindings(stack), ...peerFindings(stack)]).toEqual([]);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Description: 'What the role Servers may do',
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: Match.not(Match.arrayWith(['s3:GetObject'])),
          Resource: { 'Fn::Join': ['', [Match.anyValue(), '/patching/*']] },
        }),
      ]),
    },
  });
});

test.each([
  [true, 'compliant'],
  [false, 'non-compliant'],
])('where the account is set up, an inventory that is %s is %s', (inventory, status) => {
  const stack = stackWith(scope => {
    new CfnDetector(scope, 'Detector', { enable: true });
    new PatchPolicy(scope, 'Patches', { operatingSystems: ['WINDOWS'], patchGroups: ['clinic'], inventory });
  });
  expect(verdictOn(inventoryCollected, Template.fromStack(stack).toJSON() as JsonObject).status).toBe(status);
});

test('an operating system that is named twice gets one baseline', () => {
  policy({ operatingSystems: ['WINDOWS', 'WINDOWS'] }).resourceCountIs('AWS::SSM::PatchBaseline', 1);
});

test('the window is weekly, short and gentle, and one server that fails stops no other', () => {
  const template = policy();
  template.hasResourceProperties('AWS::SSM::MaintenanceWindow', {
    Schedule: 'cron(0 3 ? * SUN *)',
    ScheduleTimezone: 'Etc/UTC',
    Duration: 4,
    Cutoff: 1,
  });
  policy({ windowDuration: Duration.hours(1) }).hasResourceProperties('AWS::SSM::MaintenanceWindow', { Duration: 1, Cutoff: 0 });
  template.hasResourceProperties('AWS::SSM::MaintenanceWindowTask', { MaxConcurrency: '10%', MaxErrors: '100%' });
});

test('servers without a patch group follow the baselines too, unless another policy is for them', () => {
  policy().hasResourceProperties('AWS::SSM::PatchBaseline', { DefaultBaseline: true });
  policy({ defaultBaseline: false }).hasResourceProperties('AWS::SSM::PatchBaseline', { DefaultBaseline: false });
});

test('EventBridge may publish to the topic and use its key', () => {
  const template = policy();
  template.hasResourceProperties('AWS::KMS::Key', {
    Description: 'Key of the topic NonCompliance',
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Action: Match.arrayWith(['kms:Decrypt']),
        }),
      ]),
    },
  });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish' })]),
    },
  });
});
