import { allOf, anyOf, everyOf, nonCompliant, when } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { clientId, identity, wild } from './_scope';

/** Names one client, or those that the device's own identity gives it. */
const mustNameThing = (statement: Statement): Verdict =>
  everyOf(statement.property.get('Resource').items(), item =>
    mustRead(
      item,
      'limited by ${iot:Connection.Thing.ThingName}',
      text => identity.test(text) || (!wild.test(text) && !clientId.test(text)),
    ),
  );

const mustNameTopic = (statement: Statement): Verdict =>
  everyOf(statement.property.get('Resource').items(), item =>
    mustRead(
      item,
      'one topic, or limited by ${iot:Connection.Thing.ThingName}',
      text => identity.test(text) || clientId.test(text) || !wild.test(text),
    ),
  );

/** `iot:Connection.Thing.IsAttached` holds where the certificate belongs to the thing whose name is the client id. */
function mustBeAttached(statement: Statement): Verdict {
  const test = statement
    .conditions()
    .find(({ key, operator, ifExists }) => key === 'iot:connection.thing.isattached' && operator === 'bool' && !ifExists);
  return test === undefined
    ? nonCompliant(`${statement.at} has no condition on iot:Connection.Thing.IsAttached`, statement.at)
    : everyOf(test.values, value => value.mustBe(true));
}

export default rule({
  id: 'iot-policy-scoped-to-thing',
  title: 'IoT policies tie each device to its own identity and topics',
  why: 'Devices that share a wide policy can pose as one another: a hacked monitor then sends readings, or takes commands, in the name of another patient’s pump.',
  severity: 'medium',
  controls: { hicp: ['9.M.C', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::IoT::Policy'],

  check: policy =>
    everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
      when(statement.mustAllow(), () =>
        allOf(
          when(statement.mustReachAction('iot:Connect'), () => anyOf(mustNameThing(statement), () => mustBeAttached(statement))),
          when(statement.mustReachAction('iot:Publish', 'iot:Subscribe', 'iot:Receive', 'iot:RetainPublish'), () =>
            mustNameTopic(statement),
          ),
        ),
      ),
    ),

  fix: {
    how: 'Use policy variables in `policyDocument` of `iot.CfnPolicy`: `client/${iot:Connection.Thing.ThingName}` and `topic/${iot:Connection.Thing.ThingName}/*`; inside `Fn::Sub` they are written `${!iot:…}`. In CloudFormation: `Resource`.',
  },
  config: { none: 'The item of an IoT policy does not show its document; the audit of IoT Device Defender judges it.' },

  examples: {
    compliant: [
      {
        when: 'client and topics carry the name of the thing',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iot:Connect
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:client/\${!iot:Connection.Thing.ThingName}
              - Effect: Allow
                Action: [iot:Publish, iot:Receive]
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:topic/pumps/\${!iot:Connection.Thing.ThingName}/*`,
      },
      {
        when: 'the certificate has to belong to the thing',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iot:Connect
                Resource: arn:aws:iot:us-east-1:111122223333:client/pump-*
                Condition: { Bool: { iot:Connection.Thing.IsAttached: true } }`,
      },
      {
        when: 'the client carries the common name of the certificate',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iot:Connect
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:client/\${!iot:Certificate.Subject.CommonName}-*`,
      },
    ],
    nonCompliant: [
      {
        when: 'all pumps of a type share their topics',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iot:Publish
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:topic/\${!iot:Connection.Thing.ThingTypeName}/*`,
      },
      {
        when: 'every certificate of the maker may connect under any name',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: iot:Connect
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:client/\${!iot:Certificate.Issuer.Organization}-*`,
      },
      {
        when: 'any pump may connect under the name of any other',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: iot:Connect, Resource: 'arn:aws:iot:us-east-1:111122223333:client/pump-*' }`,
      },
      {
        when: 'it listens to the topics of all pumps',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [iot:Subscribe]
                Resource: !Sub arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:topicfilter/pumps/*`,
      },
    ],
    undetermined: [
      {
        when: 'the client comes from another stack',
        resources: `
      Pump:
        Type: AWS::IoT::Policy
        Properties:
          PolicyDocument: { Statement: [{ Effect: Allow, Action: iot:Connect, Resource: !ImportValue Pump }] }`,
      },
    ],
  },
});
