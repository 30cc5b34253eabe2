import { Stack } from 'aws-cdk-lib/core';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { PhiBackup } from '../lib/constructs/data/phi-backup';
import { PhiBucket } from '../lib/constructs/data/phi-bucket';
import { PhiDatabase } from '../lib/constructs/data/phi-database';
import { PhiHealthLake } from '../lib/constructs/data/phi-health-lake';
import { PhiImagingArchive } from '../lib/constructs/data/phi-imaging-archive';
import { PhiTable } from '../lib/constructs/data/phi-table';
import type { SegmentedVpc } from '../lib/constructs/network/segmented-vpc';

/** Charts in Aurora, appointments in DynamoDB, documents and invoices in S3, FHIR resources in HealthLake, images in HealthImaging. */
export class RecordsStack extends Stack {
  readonly charts: PhiDatabase;
  readonly appointments = new PhiTable(this, 'Appointments', { partitionKey: { name: 'patient', type: AttributeType.STRING } });
  readonly documents = new PhiBucket(this, 'Documents');
  readonly invoices = new PhiBucket(this, 'Invoices');
  readonly fhir = new PhiHealthLake(this, 'Fhir');
  readonly images = new PhiImagingArchive(this, 'Images');

  constructor(scope: Construct, id: string, vpc: SegmentedVpc) {
    super(scope, id);
    this.charts = new PhiDatabase(this, 'Charts', { vpc, vpcSubnets: vpc.tier('data') });
    new PhiBackup(this, 'AllByTag');
  }

  /** What patients see of themselves. */
  get forPatients(): Pick<RecordsStack, 'appointments'> {
    return { appointments: this.appointments };
  }

  /** What clinicians work with. */
  get forClinicians(): Pick<RecordsStack, 'appointments' | 'charts' | 'fhir'> {
    return { appointments: this.appointments, charts: this.charts, fhir: this.fhir };
  }
}
