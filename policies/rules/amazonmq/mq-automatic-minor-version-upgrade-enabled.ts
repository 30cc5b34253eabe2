import { rule } from '../../rule';

export default rule({
  id: 'mq-automatic-minor-version-upgrade-enabled',
  title: 'Amazon MQ broker gets patches by itself',
  why: 'A broker with a known flaw stays open to those who read about it until somebody remembers the patch.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check: broker => broker.property('AutoMinorVersionUpgrade').orDefault(true).mustBe(true),

  fix: {
    how: 'Set `autoMinorVersionUpgrade: true` on `amazonmq.CfnBroker` (`AutoMinorVersionUpgrade`).',
    set: { 'Properties.AutoMinorVersionUpgrade': true },
  },
  config: { managedRule: 'MQ_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, AutoMinorVersionUpgrade: true }`,
      },
      {
        when: 'nothing is said: AWS turns it on',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, AutoMinorVersionUpgrade: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, AutoMinorVersionUpgrade: !ImportValue upgrade }`,
      },
    ],
  },
});
