import type { Attachment } from '../s3/_resource-policy';

/** How a queue gets its policy. */
export const queuePolicies: readonly Attachment[] = [
  { type: 'AWS::SQS::QueuePolicy', document: 'PolicyDocument', names: 'Queues', on: 'AWS::SQS::Queue' },
  { type: 'AWS::SQS::QueueInlinePolicy', document: 'PolicyDocument', names: 'Queue', on: 'AWS::SQS::Queue' },
];
