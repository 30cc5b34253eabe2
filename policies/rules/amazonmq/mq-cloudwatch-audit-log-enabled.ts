import { rule } from '../../rule';
import { mustBeActiveMq } from './_engine';

export default rule({
  id: 'mq-cloudwatch-audit-log-enabled',
  title: 'ActiveMQ broker logs what its administrators do',
  why: 'Without the audit log nobody can say who made a user or read a queue in the console of the broker.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],
  // RabbitMQ has no audit log.
  where: mustBeActiveMq,

  check: broker => broker.property('Logs.Audit').mustBe(true),

  fix: {
    how: 'Set `logs: { audit: true, general: true }` on `amazonmq.CfnBroker` (`Logs.Audit`).',
    set: { 'Properties.Logs.Audit': true },
  },
  config: { managedRule: 'MQ_CLOUDWATCH_AUDIT_LOG_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Logs: { Audit: true } }`,
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
      {
        when: 'only the general log is on',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE, Logs: { General: true } }`,
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
