import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/data/phi-secret.guide';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('it is changed by the function that was given', () => {
  Template.fromStack(stackWith(guide.example)).hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
    RotationLambdaARN: 'arn:aws:lambda:us-east-1:111122223333:function:rotate',
  });
});
