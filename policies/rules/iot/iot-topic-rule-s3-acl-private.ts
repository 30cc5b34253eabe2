import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { actionsOf, hasAction } from './_actions';

export default rule({
  id: 'iot-topic-rule-s3-acl-private',
  title: 'IoT rules write objects that only the owner may read',
  why: 'With a public canned ACL each reading of a patient is written for everyone to read.',
  severity: 'high',
  controls: { hicp: ['9.M.B', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::IoT::TopicRule'],
  from: 'small',
  where: rule => hasAction(rule, 'S3'),

  check: rule =>
    everyOf(actionsOf(rule, 'S3'), action =>
      action.get('CannedAcl').mustNotBe('public-read', 'public-read-write', 'authenticated-read'),
    ),

  fix: { how: 'Leave `cannedAcl` out of the S3 action of `iot.CfnTopicRule`. In CloudFormation: `S3.CannedAcl`.' },
  config: { none: 'AWS Config does not record rules of IoT.' },

  examples: {
    compliant: [
      {
        when: 'it sets no ACL',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ S3: { BucketName: readings, Key: '\${timestamp()}', RoleArn: put } }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may read',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ S3: { BucketName: readings, Key: '\${timestamp()}', RoleArn: put, CannedAcl: public-read } }] } }`,
      },
      {
        when: 'everyone may read what failed',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ Firehose: { DeliveryStreamName: readings, RoleArn: put } }], ErrorAction: { S3: { BucketName: readings, Key: '\${timestamp()}', RoleArn: put, CannedAcl: authenticated-read } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the ACL comes from another stack',
        resources: `
      Readings:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM 'readings/#'", Actions: [{ S3: { BucketName: readings, Key: '\${timestamp()}', RoleArn: put, CannedAcl: !ImportValue Acl } }] } }`,
      },
    ],
  },
});
