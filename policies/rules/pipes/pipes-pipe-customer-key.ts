import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'pipes-pipe-customer-key',
  title: 'EventBridge pipes are encrypted with a customer managed key',
  why: 'Filters and templates of a pipe can name patients; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Pipes::Pipe'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyIdentifier')),

  fix: { how: 'Set `kmsKey` on `pipes_alpha.Pipe` (`KmsKeyIdentifier`).' },
  config: { none: 'AWS Config does not record pipes.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart, KmsKeyIdentifier: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart, KmsKeyIdentifier: !ImportValue key }`,
      },
    ],
  },
});
