import { anyOf } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'log-group-kept-on-deletion',
  title: 'Log groups outlive their stack',
  why: 'Deleting a stack otherwise deletes the record of who did what in it, which is also a way to hide it.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  when: 'phi',
  appliesTo: ['AWS::Logs::LogGroup'],
  where: isNoCdkHelper,

  check: group => anyOf(mustBeKept(group), () => group.property('DeletionProtectionEnabled').mustBe(true)),

  fix: {
    how: 'Leave `removalPolicy` of `logs.LogGroup` at `RemovalPolicy.RETAIN` (`DeletionPolicy` and `UpdateReplacePolicy`), or turn `DeletionProtectionEnabled` on.',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'it is retained',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
      {
        when: 'it is protected from deletion',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        Properties: { DeletionProtectionEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation deletes it',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup`,
      },
      {
        when: 'only a deletion of the stack retains it',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        DeletionPolicy: Retain`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides about protection',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        Properties: { DeletionProtectionEnabled: !ImportValue protection }`,
      },
    ],
  },
});
