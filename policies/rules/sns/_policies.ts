import type { Attachment } from '../s3/_resource-policy';

/** How a topic gets its policy. */
export const topicPolicies: readonly Attachment[] = [
  { type: 'AWS::SNS::TopicPolicy', document: 'PolicyDocument', names: 'Topics', on: 'AWS::SNS::Topic' },
  { type: 'AWS::SNS::TopicInlinePolicy', document: 'PolicyDocument', names: 'TopicArn', on: 'AWS::SNS::Topic' },
];
