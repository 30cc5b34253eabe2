import { Template } from 'aws-cdk-lib/assertions';
import { KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import guide from '../../../lib/constructs/data/phi-key.guide';
import { PhiKey } from '../../../lib/constructs/data/phi-key';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test.each([
  ['said to be symmetric', { keySpec: KeySpec.SYMMETRIC_DEFAULT, keyUsage: KeyUsage.ENCRYPT_DECRYPT }, true],
  ['of RSA', { keySpec: KeySpec.RSA_2048 }, false],
  ['for signatures', { keySpec: KeySpec.HMAC_256, keyUsage: KeyUsage.GENERATE_VERIFY_MAC }, false],
])('a key that is %s is rotated where KMS can', (_, props, rotates) => {
  Template.fromStack(stackWith(scope => new PhiKey(scope, 'Key', props))).hasResourceProperties('AWS::KMS::Key', {
    EnableKeyRotation: rotates,
  });
});
