import { allOf, everyOf, mustNotHold, someOf } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { everything } from './_scope';

export default rule({
  id: 'iot-policy-no-wildcard-resources',
  title: 'IoT policies do not allow every client or topic',
  why: 'A device may then take the name of another, read the vital signs that others send or write to the topics that control them.',
  severity: 'high',
  controls: { hicp: ['9.S.A', '9.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::IoT::Policy'],
  from: 'small',

  check: policy =>
    everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
      mustNotHold(
        allOf(statement.mustAllow(), () =>
          someOf(statement.property.get('Resource').items(), 'resource that is everything', item =>
            mustRead(item, 'every client or topic', text => everything.test(text)),
          ),
        ),
        () => `${statement.at} allows every client or topic`,
        statement.property,
      ),
    ),

  fix: {
    how: 'Name the resources by policy variables in `policyDocument` of `iot.CfnPolicy`: `client/${iot:Connection.Thing.ThingName}`; inside `Fn::Sub` they are written `${!iot:…}`. In CloudFormation: `Resource`.',
  },
  config: { none: 'The item of an IoT policy does not show its document; the audit of IoT Device Defender judges it.' },

  examples: {
    compliant: [
      {
        when: 'its topics begin with the name of the device',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iot:Publish
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:topic/\${!iot:Connection.Thing.ThingName}/*`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everything',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: iot:Connect, Resource: '*' }] }`,
      },
      {
        when: 'it allows all topics of the account',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [iot:Publish, iot:Receive]
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:topic/*`,
      },
    ],
    undetermined: [
      {
        when: 'the resource comes from another stack',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: iot:Connect, Resource: !ImportValue Pumps }] }`,
      },
    ],
  },
});
