import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-security-profile-attached',
  title: 'IoT security profiles have behaviors and devices to watch',
  why: 'A profile without behaviors or without devices watches nothing, and a pump that starts to scan the network raises no alarm.',
  severity: 'medium',
  controls: { hicp: ['9.L.B', '9.M.E'], hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'] },
  appliesTo: ['AWS::IoT::SecurityProfile'],

  check: profile => allOf(profile.property('Behaviors').mustBePresent(), profile.property('TargetArns').mustBePresent()),

  fix: {
    how: 'Set `behaviors` and `targetArns` on `iot.CfnSecurityProfile`; `…:all/registered-things` are all of them. In CloudFormation: `Behaviors`, `TargetArns`.',
  },
  config: { none: 'The item of a security profile does not show its behaviors.' },

  examples: {
    compliant: [
      {
        when: 'it watches all registered devices',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { TargetArns: [!Sub 'arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:all/registered-things'], Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, Criteria: { ComparisonOperator: less-than, Value: { Count: 100 }, DurationSeconds: 300 } }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is attached to nothing',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, Criteria: { ComparisonOperator: less-than, Value: { Count: 100 }, DurationSeconds: 300 } }] }`,
      },
      {
        when: 'it has no behaviors',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { TargetArns: ['arn:aws:iot:us-east-1:111122223333:all/things'] }`,
      },
    ],
    undetermined: [
      {
        when: 'its targets come from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { TargetArns: !ImportValue Pumps, Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, Criteria: { ComparisonOperator: less-than, Value: { Count: 100 }, DurationSeconds: 300 } }] }`,
      },
    ],
  },
});
