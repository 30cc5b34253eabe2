import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/access/patient-sign-in.guide';
import { guideCases, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

test('a client has short sessions, no secret and no implicit flow', () => {
  Template.fromStack(stackWith(guide.example)).hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AccessTokenValidity: 15,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
});
