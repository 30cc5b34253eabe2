import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PatientSignIn } from '../../../lib/constructs/access/patient-sign-in';
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

test('what is to be destroyed with its stack is not protected from it', () => {
  const stack = stackWith(scope => new PatientSignIn(scope, 'SignIn', { removalPolicy: RemovalPolicy.DESTROY }));
  const unprotected = { DeletionProtection: Match.not('ACTIVE') };
  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPool', unprotected);
});
