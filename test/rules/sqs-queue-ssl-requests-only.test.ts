import rule from '../../policies/rules/sqs/sqs-queue-ssl-requests-only';
import { resources, ruleCases } from '../support/rule-cases';

const denying = (...actions: readonly string[]) =>
  resources(`
    Orders: { Type: AWS::SQS::Queue }
    Policy:
      Type: AWS::SQS::QueuePolicy
      Properties:
        Queues: [!Ref Orders]
        PolicyDocument:
          Statement: [${actions
            .map(
              action =>
                `{ Effect: Deny, Principal: '*', Action: ${action}, Resource: !GetAtt Orders.Arn, Condition: { Bool: { aws:SecureTransport: false } } }`,
            )
            .join(', ')}]`);

ruleCases(rule, [
  ['compliant', 'a statement for each action denies it', denying('sqs:SendMessage', 'sqs:ReceiveMessage')],
  ['non-compliant', 'one of both is denied alone', denying('sqs:SendMessage', 'sqs:DeleteMessage')],
]);
