import { rule } from '../../rule';

export default rule({
  id: 'mq-no-public-access',
  title: 'Amazon MQ broker cannot be reached from the internet',
  why: 'Anyone can try passwords and flaws against a public broker, and HL7 messages lie behind one of them.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check: broker => broker.property('PubliclyAccessible').orDefault(false).mustBe(false),

  fix: {
    how: 'Set `publiclyAccessible: false` on `amazonmq.CfnBroker` (`PubliclyAccessible`). It takes a new broker.',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { managedRule: 'MQ_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'it is private',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, PubliclyAccessible: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is public',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, PubliclyAccessible: true }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, PubliclyAccessible: !ImportValue public }`,
      },
    ],
  },
});
