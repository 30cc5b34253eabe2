import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement, SamlConsolePrincipal, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PhiBucket } from '../data/phi-bucket';
import { PhiTable } from '../data/phi-table';
import { guide } from '../guide';
import { ClinicalAccess } from './clinical-access';
import { objectPathAcknowledgement } from './workload-role';

const weakened = (scope: Construct, maxSessionDuration?: Duration): ClinicalAccess<'Physician'> => {
  const provider = SamlProvider.fromSamlProviderArn(scope, 'Staff', 'arn:aws:iam::111122223333:saml-provider/staff');
  const charts = new PhiTable(scope, 'Charts', { partitionKey: { name: 'clinic', type: AttributeType.STRING } });
  return new ClinicalAccess(scope, 'Access', {
    signIn: new SamlConsolePrincipal(provider),
    roles: { Physician: { job: 'physician', reads: [charts], writes: [charts], within: 'Clinic', maxSessionDuration } },
    breakGlass: { jobs: ['physician'], reads: [charts] },
  });
};

export default guide({
  construct: 'ClinicalAccess',
  example: scope => {
    const provider = SamlProvider.fromSamlProviderArn(scope, 'Staff', 'arn:aws:iam::111122223333:saml-provider/staff');
    const charts = new PhiTable(scope, 'Charts', { partitionKey: { name: 'clinic', type: AttributeType.STRING } });
    const invoices = new PhiBucket(scope, 'Invoices');
    new ClinicalAccess(scope, 'Access', {
      signIn: new SamlConsolePrincipal(provider),
      roles: {
        Physician: { job: 'physician', reads: [charts], writes: [charts], within: 'Clinic' },
        Nurse: { job: 'nurse', reads: [charts], within: 'Clinic' },
        Billing: { job: 'billing specialist', reads: [invoices], writes: [invoices] },
      },
      breakGlass: { jobs: ['physician', 'nurse'], reads: [charts] },
    });
  },
  defaults: [
    {
      prop: 'maxSessionDuration',
      holds: 'sessions end after an hour',
      weakened: scope => weakened(scope, Duration.hours(12)),
      reportedBy: ['iam-role-session-limited'],
    },
    {
      prop: 'roles (policies of your own)',
      holds: 'roles reach the stores that are named for them and no others',
      weakened: scope =>
        weakened(scope).roles.Physician.addToPrincipalPolicy(
          new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'] }),
        ),
      reportedBy: ['iam-policy-records-restricted'],
    },
    {
      prop: 'signIn',
      holds: 'sign-ins are meant for AWS and come from the identity provider of the clinic',
      weakened: scope => {
        (weakened(scope).roles.Physician.node.defaultChild as CfnRole).addPropertyDeletionOverride(
          'AssumeRolePolicyDocument.Statement.0.Condition.StringEquals.SAML:aud',
        );
      },
      reportedBy: ['iam-role-saml-trust-restricted'],
    },
  ],
  acknowledged: [objectPathAcknowledgement],
  cost: { monthly: '1.10 USD for a key and an alarm; roles cost nothing', drivers: ['nothing'] },
});
