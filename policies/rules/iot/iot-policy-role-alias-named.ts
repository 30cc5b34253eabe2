import { allOf, everyOf, someOf, when } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { mustRead } from '../iam/_text';
import { mustBeLessThanEverything } from './_scope';

/** A pattern that takes in more than one role alias. */
const anyAlias = /^(?:\*|arn:[^:]*:(?:\*|iot:[^:]*:(?:\*|[^:]*:(?:\*|rolealias\/.*[*?]))))/;

const takesRoles = (statement: Statement): Verdict =>
  allOf(
    statement.mustAllow(),
    () => statement.mustReachAction('iot:AssumeRoleWithCertificate'),
    () => mustBeLessThanEverything(statement),
  );

export default rule({
  id: 'iot-policy-role-alias-named',
  title: 'IoT policies name the roles that devices take',
  why: 'A device that may take any role of the account reaches storage, tables and keys that were never meant for it.',
  severity: 'high',
  controls: { hicp: ['9.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::IoT::Policy'],
  where: policy => someOf(statementsOf(policy.property('PolicyDocument')), 'statement about roles', takesRoles),

  check: policy =>
    everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
      when(takesRoles(statement), () =>
        everyOf(statement.property.get('Resource').items(), item =>
          mustRead(item, 'the ARN of one role alias', text => !anyAlias.test(text)),
        ),
      ),
    ),

  fix: {
    how: 'Name the alias in `policyDocument` of `iot.CfnPolicy`: `rolealias/pumps`. In CloudFormation: `Resource` of `iot:AssumeRoleWithCertificate`.',
  },
  config: { none: 'The item of an IoT policy does not show its document; the audit of IoT Device Defender judges it.' },

  examples: {
    compliant: [
      {
        when: 'it names one',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: iot:AssumeRoleWithCertificate, Resource: 'arn:aws:iot:us-east-1:111122223333:rolealias/pumps' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows all',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: iot:AssumeRoleWithCertificate, Resource: 'arn:aws:iot:us-east-1:111122223333:rolealias/*' }`,
      },
      {
        when: 'it allows those of one kind',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 'iot:*', Resource: 'arn:aws:iot:us-east-1:111122223333:rolealias/pump-*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the alias comes from another stack',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: iot:AssumeRoleWithCertificate, Resource: !ImportValue Alias }`,
      },
    ],
  },
});
