import { allOf, everyOf, someOf, when } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { mustBeLessThanEverything, mustNameOwn } from './_scope';

/** A thing, or a pattern that takes things in. */
const thing = /^(?:\*|arn:[^:]*:(?:\*|iot:[^:]*:(?:\*|[^:]*:(?:\*|thing\/))))/;

const reachesThings = (statement: Statement): Verdict =>
  allOf(
    statement.mustAllow(),
    () =>
      statement.mustReachAction(
        'iot:GetThingShadow',
        'iot:UpdateThingShadow',
        'iot:DeleteThingShadow',
        'iot:DescribeJobExecution',
        'iot:GetPendingJobExecutions',
        'iot:StartNextPendingJobExecution',
        'iot:UpdateJobExecution',
      ),
    () => mustBeLessThanEverything(statement),
  );

export default rule({
  id: 'iot-policy-shadow-scoped-to-thing',
  title: 'IoT policies let each device reach its own shadow and jobs only',
  why: 'A device that may write the shadow of any other changes the settings of another patient’s pump, or reports its updates as done.',
  severity: 'medium',
  controls: { hicp: ['9.M.C', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::IoT::Policy'],
  where: policy => someOf(statementsOf(policy.property('PolicyDocument')), 'statement about things', reachesThings),

  check: policy =>
    everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
      when(reachesThings(statement), () =>
        mustNameOwn(statement, thing, 'one thing, or limited by ${iot:Connection.Thing.ThingName}'),
      ),
    ),

  fix: {
    how: 'Use `thing/${iot:Connection.Thing.ThingName}` in `policyDocument` of `iot.CfnPolicy`; inside `Fn::Sub` it is written `${!iot:…}`. In CloudFormation: `Resource`.',
  },
  config: { none: 'The item of an IoT policy does not show its document; the audit of IoT Device Defender judges it.' },

  examples: {
    compliant: [
      {
        when: 'it names the thing of the certificate',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: [iot:GetThingShadow, iot:UpdateThingShadow], Resource: !Sub 'arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:thing/\${!iot:Connection.Thing.ThingName}' }`,
      },
      {
        when: 'it allows topics beside its own shadow',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: [iot:Publish, iot:GetThingShadow], Resource: ['arn:aws:iot:us-east-1:111122223333:topic/pumps/*', 'arn:aws:iot:us-east-1:111122223333:thing/\${iot:Connection.Thing.ThingName}'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it may write those of a ward',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: iot:UpdateThingShadow, Resource: 'arn:aws:iot:us-east-1:111122223333:thing/ward-3-*' }`,
      },
      {
        when: 'it may write those of all pumps',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 'iot:*Shadow', Resource: 'arn:aws:iot:us-east-1:111122223333:thing/pump-*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the thing comes from another stack',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: 
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: iot:UpdateThingShadow, Resource: !ImportValue Pump }`,
      },
    ],
  },
});
