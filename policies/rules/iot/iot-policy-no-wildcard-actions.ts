import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';

export default rule({
  id: 'iot-policy-no-wildcard-actions',
  title: 'IoT policies do not allow every action',
  why: 'One device with such a policy, or one stolen certificate, can act as any other: read their messages, send them commands and change their shadows.',
  severity: 'high',
  controls: { hicp: ['9.S.A', '9.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::IoT::Policy'],
  from: 'small',

  check: policy =>
    everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
      mustNotHold(
        allOf(statement.mustAllow(), () => statement.mustCoverAction('iot:*')),
        () => `${statement.at} allows every IoT action`,
        statement.property,
      ),
    ),

  fix: {
    how: 'List the actions in `policyDocument` of `iot.CfnPolicy`: `iot:Connect`, `iot:Publish`, `iot:Subscribe`, `iot:Receive`. In CloudFormation: `Action`.',
  },
  config: { none: 'The item of an IoT policy does not show its document; the audit of IoT Device Defender judges it.' },

  examples: {
    compliant: [
      {
        when: 'it lists the actions',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [iot:Connect]
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:client/\${!iot:Connection.Thing.ThingName}`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows iot:*',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: 'iot:*', Resource: '*' }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the document comes from another stack',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties: { PolicyDocument: !ImportValue PumpPolicy }`,
      },
    ],
  },
});
