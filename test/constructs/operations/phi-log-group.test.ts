import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import guide from '../../../lib/constructs/operations/phi-log-group.guide';
import { PhiLogGroup } from '../../../lib/constructs/operations/phi-log-group';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('log groups of a stack share one key, whose policy lets CloudWatch Logs use it for log groups of the account alone', () => {
  const template = Template.fromStack(
    stackWith(scope => {
      new PhiLogGroup(scope, 'Access');
      new PhiLogGroup(scope, 'Errors', { encryptionKey: undefined });
    }),
  );
  template.resourceCountIs('AWS::KMS::Key', 1);
  const [key] = Object.values(template.findResources('AWS::KMS::Key'));
  expect(JSON.stringify(key)).toContain('kms:EncryptionContext:aws:logs:arn');
});

test('a key that is given is taken, and no other is made', () => {
  const template = Template.fromStack(
    stackWith(
      scope =>
        new PhiLogGroup(scope, 'Access', {
          encryptionKey: Key.fromKeyArn(scope, 'Own', 'arn:aws:kms:us-east-1:111122223333:key/1'),
        }),
    ),
  );
  template.resourceCountIs('AWS::KMS::Key', 0);
  template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' });
});

test('a key that is given and made here lets CloudWatch Logs use it', () => {
  const template = Template.fromStack(
    stackWith(scope => {
      const encryptionKey = new Key(scope, 'Own');
      for (const id of ['Access', 'Errors']) new PhiLogGroup(scope, id, { encryptionKey });
    }),
  );
  template.resourceCountIs('AWS::KMS::Key', 1);
  const [key] = Object.values(template.findResources('AWS::KMS::Key'));
  expect(JSON.stringify(key).split('kms:EncryptionContext:aws:logs:arn')).toHaveLength(2);
});
