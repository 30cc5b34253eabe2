import { rule } from '../../rule';
import { mustBeRabbitMq } from './_engine';

export default rule({
  id: 'mq-rabbit-deployment-mode',
  title: 'RabbitMQ broker is a cluster over Availability Zones',
  why: 'When the one node of a broker fails, results and orders wait until AWS has replaced it.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],
  where: mustBeRabbitMq,

  check: broker => broker.property('DeploymentMode').mustBe('CLUSTER_MULTI_AZ'),

  fix: {
    how: 'Set `deploymentMode: "CLUSTER_MULTI_AZ"` on `amazonmq.CfnBroker` (`DeploymentMode`). It takes a new broker.',
    set: { 'Properties.DeploymentMode': 'CLUSTER_MULTI_AZ' },
  },
  config: { managedRule: 'MQ_RABBIT_DEPLOYMENT_MODE' },

  examples: {
    compliant: [
      {
        when: 'it is a cluster',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: RABBITMQ, HostInstanceType: mq.m5.large, DeploymentMode: CLUSTER_MULTI_AZ }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is alone',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: RABBITMQ, HostInstanceType: mq.m5.large, DeploymentMode: SINGLE_INSTANCE }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: RABBITMQ, HostInstanceType: mq.m5.large, DeploymentMode: !ImportValue mode }`,
      },
    ],
  },
});
