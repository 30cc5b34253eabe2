import { allOf, anyOf, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'secretsmanager-rotation-enabled-check',
  title: 'Secret is rotated on a schedule',
  why: 'A password that leaked once opens the systems behind it for as long as it stays the same.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::SecretsManager::Secret'],

  check: secret =>
    anyOf(
      () => mustBeRotated(secret),
      // An attachment to a database stands for its secret: CDK rotates that.
      () =>
        someOf(
          secret.referredToBy('AWS::SecretsManager::SecretTargetAttachment', 'SecretId'),
          'attachment to a database that is rotated',
          attachment => allOf(attachment.property('SecretId').mustReferTo(secret), () => mustBeRotated(attachment)),
        ),
    ),

  fix: {
    how: 'Call `secret.addRotationSchedule(...)`, or `addRotationSingleUser()` on the database (`AWS::SecretsManager::RotationSchedule` with `RotationRules`).',
  },
  config: { managedRule: 'SECRETSMANAGER_ROTATION_ENABLED_CHECK' },

  examples: {
    compliant: [
      {
        when: 'a schedule rotates it every 30 days',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties:
          SecretId: !Ref DatabaseLogin
          RotationLambdaARN: arn:aws:lambda:us-east-1:111122223333:function:rotate
          RotationRules: { AutomaticallyAfterDays: 30 }`,
      },
      {
        when: 'a schedule rotates its attachment to a database',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Attachment:
        Type: AWS::SecretsManager::SecretTargetAttachment
        Properties: { SecretId: !Ref DatabaseLogin, TargetId: records, TargetType: AWS::RDS::DBInstance }
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties:
          SecretId: !Ref Attachment
          HostedRotationLambda: { RotationType: PostgreSQLSingleUser }
          RotationRules: { ScheduleExpression: rate(30 days) }`,
      },
    ],
    nonCompliant: [
      { when: 'it has no schedule', resources: 'DatabaseLogin: { Type: AWS::SecretsManager::Secret }' },
      {
        when: 'the schedule is that of another secret',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      GatewayLogin: { Type: AWS::SecretsManager::Secret }
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties:
          SecretId: !Ref GatewayLogin
          RotationLambdaARN: arn:aws:lambda:us-east-1:111122223333:function:rotate
          RotationRules: { AutomaticallyAfterDays: 30 }`,
      },
      {
        when: 'it is attached to a database, but not rotated',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Attachment:
        Type: AWS::SecretsManager::SecretTargetAttachment
        Properties: { SecretId: !Ref DatabaseLogin, TargetId: records, TargetType: AWS::RDS::DBInstance }`,
      },
    ],
    undetermined: [
      {
        when: 'the rules of the schedule are imported',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: !Ref DatabaseLogin, RotationRules: !ImportValue rotation }`,
      },
    ],
  },
});

function mustBeRotated(subject: Resource): Verdict {
  return someOf(subject.referredToBy('AWS::SecretsManager::RotationSchedule', 'SecretId'), 'rotation schedule', schedule =>
    allOf(schedule.property('SecretId').mustReferTo(subject), () =>
      anyOf(schedule.property('RotationRules.AutomaticallyAfterDays').mustBeAtLeast(1), () =>
        schedule.property('RotationRules.ScheduleExpression').mustBePresent(),
      ),
    ),
  );
}
