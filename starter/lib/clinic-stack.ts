import { Stack } from 'aws-cdk-lib/core';
import type { StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PatientSignIn, PhiBucket, PhiDatabase, SegmentedVpc } from 'cdk-hicp';

/** A network in tiers, charts and documents, and the sign-in of patients. */
export class ClinicStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new SegmentedVpc(this, 'Network');
    new PhiDatabase(this, 'Charts', { vpc, vpcSubnets: vpc.tier('data') });
    new PhiBucket(this, 'Documents');
    new PatientSignIn(this, 'Patients').addClient('Portal');
  }
}
