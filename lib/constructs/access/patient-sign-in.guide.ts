import { Mfa, StandardThreatProtectionMode } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { PatientSignIn } from './patient-sign-in';
import type { PatientSignInProps } from './patient-sign-in';

const weakened = (scope: Construct, props: PatientSignInProps): PatientSignIn => {
  const patients = new PatientSignIn(scope, 'Patients', props);
  patients.addClient('Portal');
  return patients;
};

export default guide({
  construct: 'PatientSignIn',
  example: scope => {
    const patients = new PatientSignIn(scope, 'Patients');
    patients.addClient('Portal');
  },
  defaults: [
    {
      prop: 'mfa',
      holds: 'a second factor is asked for',
      weakened: scope => weakened(scope, { mfa: Mfa.OPTIONAL }),
      reportedBy: ['cognito-user-pool-mfa-enabled'],
    },
    {
      prop: 'passwordPolicy',
      holds: 'passwords have 14 characters at least',
      weakened: scope => weakened(scope, { passwordPolicy: { minLength: 6 } }),
      reportedBy: ['cognito-user-pool-password-policy-check'],
    },
    {
      prop: 'standardThreatProtectionMode',
      holds: 'sign-ins that look stolen are blocked',
      weakened: scope => weakened(scope, { standardThreatProtectionMode: StandardThreatProtectionMode.NO_ENFORCEMENT }),
      reportedBy: ['cognito-user-pool-advanced-security-enabled'],
    },
    {
      prop: 'deletionProtection',
      holds: 'nobody deletes the accounts by mistake',
      weakened: scope => weakened(scope, { deletionProtection: false }),
      reportedBy: ['cognito-user-pool-deletion-protection-enabled'],
    },
  ],
  cost: {
    monthly: 'about 10 USD for the web ACL, and 0.02 USD for each patient who signs in',
    drivers: ['patients who sign in', 'requests that the web ACL judges'],
  },
});
