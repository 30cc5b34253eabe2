import { everyOf } from '../../../lib/core';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

export default rule({
  id: 'mq-broker-password-not-in-template',
  title: 'The passwords of an Amazon MQ broker are not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the messages.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check: broker =>
    everyOf(
      [
        ...broker
          .property('Users')
          .items()
          .map(user => user.get('Password')),
        broker.property('LdapServerMetadata.ServiceAccountPassword'),
      ],
      mustNotBeWrittenOut,
    ),

  fix: {
    how: 'Read the passwords of `users` on `amazonmq.CfnBroker` from a secret: `secret.secretValueFromJson("password").unsafeUnwrap()`, which writes `{{resolve:secretsmanager:…}}` (`Users[].Password`). Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'it is read from a secret at deployment',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Users: [{ Username: hl7, Password: '{{resolve:secretsmanager:hl7:SecretString:password}}' }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Users: [{ Username: hl7, Password: not-a-real-password }] }`,
      },
      {
        when: 'the one for the directory is written in plain',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, LdapServerMetadata: { ServiceAccountUsername: mq, ServiceAccountPassword: not-a-real-password } }`,
      },
    ],
    undetermined: [
      {
        when: 'the users come from another stack',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Users: !ImportValue users }`,
      },
    ],
  },
});
