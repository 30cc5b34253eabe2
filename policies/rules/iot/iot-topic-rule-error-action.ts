import { rule } from '../../rule';

export default rule({
  id: 'iot-topic-rule-error-action',
  title: 'IoT rules keep messages that they cannot deliver',
  why: 'A reading or an alarm whose delivery fails is gone: the chart has a gap, and the nurse is not called.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.L.B'], hipaa: ['164.312(b)', '164.312(c)(1)'] },
  appliesTo: ['AWS::IoT::TopicRule'],

  check: rule => rule.property('TopicRulePayload.ErrorAction').mustBePresent(),

  fix: {
    how: 'Set `topicRulePayload.errorAction` on `iot.CfnTopicRule`, to a queue or a bucket. In CloudFormation: `TopicRulePayload.ErrorAction`.',
  },
  config: { none: 'AWS Config does not record rules of IoT.' },

  examples: {
    compliant: [
      {
        when: 'a queue keeps them',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Firehose: { DeliveryStreamName: readings, RoleArn: put } }], ErrorAction: { Sqs: { QueueUrl: !Ref Failed, RoleArn: put } } } }
      Failed:
        Type: AWS::SQS::Queue`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing does',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Firehose: { DeliveryStreamName: readings, RoleArn: put } }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the payload comes from another stack',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: !ImportValue Payload }`,
      },
    ],
  },
});
