import { rule } from '../../rule';
import { mustBeActiveMq } from './_engine';

export default rule({
  id: 'mq-active-deployment-mode',
  title: 'ActiveMQ broker stands by in a second Availability Zone',
  why: 'When the one instance of a broker fails, results and orders wait until AWS has replaced it.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::AmazonMQ::Broker'],
  where: mustBeActiveMq,

  check: broker => broker.property('DeploymentMode').mustBe('ACTIVE_STANDBY_MULTI_AZ'),

  fix: {
    how: 'Set `deploymentMode: "ACTIVE_STANDBY_MULTI_AZ"` on `amazonmq.CfnBroker` (`DeploymentMode`). It takes a new broker.',
    set: { 'Properties.DeploymentMode': 'ACTIVE_STANDBY_MULTI_AZ' },
  },
  config: { managedRule: 'MQ_ACTIVE_DEPLOYMENT_MODE' },

  examples: {
    compliant: [
      {
        when: 'it has a standby',
        resources: `
      Hl7:
        Type: AWS::AmazonMQ::Broker
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: ACTIVE_STANDBY_MULTI_AZ }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is alone',
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
        Properties: { BrokerName: hl7, EngineType: ACTIVEMQ, HostInstanceType: mq.m5.large, DeploymentMode: !ImportValue mode }`,
      },
    ],
  },
});
