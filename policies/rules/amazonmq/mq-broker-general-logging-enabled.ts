import { rule } from '../../rule';

export default rule({
  id: 'mq-broker-general-logging-enabled',
  title: 'Amazon MQ broker writes its general log to CloudWatch',
  why: 'Failed sign-ins and lost connections of senders stand in the log of the broker alone, and go with it.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],

  check: broker => broker.property('Logs.General').mustBe(true),

  fix: {
    how: 'Set `logs: { general: true }` on `amazonmq.CfnBroker` (`Logs.General`).',
    set: { 'Properties.Logs.General': true },
  },
  config: { managedRule: 'MQ_BROKER_GENERAL_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: RABBITMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Logs: { General: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS logs nothing',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Logs: !ImportValue logs }`,
      },
    ],
  },
});
