import { Stack } from 'aws-cdk-lib/core';
import { SamlConsolePrincipal, SamlProvider } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ClinicalAccess } from '../lib/constructs/access/clinical-access';
import type { RecordsStack } from './records-stack';
import type { Setting } from './setting';

/** Who of the staff reaches which records by the console and tools, by need to know. */
export class AccessStack extends Stack {
  constructor(scope: Construct, id: string, { staffProviderArn }: Setting, records: RecordsStack) {
    super(scope, id);
    const { appointments, documents, fhir, images, invoices } = records;
    new ClinicalAccess(this, 'Staff', {
      signIn: new SamlConsolePrincipal(SamlProvider.fromSamlProviderArn(this, 'Provider', staffProviderArn)),
      roles: {
        Physician: { job: 'physician', reads: [appointments, documents, fhir, images], writes: [documents, fhir] },
        Nurse: { job: 'nurse', reads: [appointments, fhir] },
        BillingSpecialist: { job: 'billing specialist', reads: [invoices], writes: [invoices] },
      },
      breakGlass: { jobs: ['physician', 'nurse'], reads: [documents, fhir, images] },
    });
  }
}
