import { Stack, Stage } from 'aws-cdk-lib/core';
import type { StageProps } from 'aws-cdk-lib/core';
import { CognitoUserPoolsAuthorizer, LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Code, CodeSigningConfig, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { InterfaceVpcEndpointAwsService, Peer, Port } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { PatientSignIn } from '../lib/constructs/access/patient-sign-in';
import { PhiFunction } from '../lib/constructs/compute/phi-function';
import { PhiBackup } from '../lib/constructs/data/phi-backup';
import { PhiBucket } from '../lib/constructs/data/phi-bucket';
import { PhiDatabase } from '../lib/constructs/data/phi-database';
import { PhiHealthLake } from '../lib/constructs/data/phi-health-lake';
import { PhiImagingArchive } from '../lib/constructs/data/phi-imaging-archive';
import { PhiStream } from '../lib/constructs/data/phi-stream';
import { PhiTable } from '../lib/constructs/data/phi-table';
import { PublicApi } from '../lib/constructs/edge/public-api';
import { SegmentedVpc } from '../lib/constructs/network/segmented-vpc';

export interface TelehealthStageProps extends StageProps {
  /** ARN of the configuration that says who has to have signed the code of functions. */
  readonly codeSigningConfigArn: string;
  /** Name of the bucket that the pipeline puts signed releases into. */
  readonly releases: string;
}

/** Telehealth in one environment: a network in tiers, the stores of records, and the portal of patients. */
export class TelehealthStage extends Stage {
  constructor(scope: Construct, id: string, props: TelehealthStageProps) {
    super(scope, id, props);
    const { vpc } = new NetworkStack(this, 'Network');
    const { appointments } = new RecordsStack(this, 'Records', vpc);
    new PortalStack(this, 'Portal', { ...props, vpc, appointments });
  }
}

class NetworkStack extends Stack {
  readonly vpc = new SegmentedVpc(this, 'Vpc', {
    endpoints: [
      InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
      InterfaceVpcEndpointAwsService.KMS,
      InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      InterfaceVpcEndpointAwsService.STS,
    ],
  });
}

/** Charts in Aurora, appointments in DynamoDB, documents in S3, FHIR resources in HealthLake, images in HealthImaging, readings in a stream. */
class RecordsStack extends Stack {
  readonly appointments = new PhiTable(this, 'Appointments', { partitionKey: { name: 'patient', type: AttributeType.STRING } });

  constructor(scope: Construct, id: string, vpc: SegmentedVpc) {
    super(scope, id);
    new PhiDatabase(this, 'Charts', { vpc, vpcSubnets: vpc.tier('data') });
    new PhiBucket(this, 'Documents');
    new PhiHealthLake(this, 'Fhir');
    new PhiImagingArchive(this, 'Images');
    new PhiStream(this, 'Readings');
    new PhiBackup(this, 'AllByTag');
  }
}

interface PortalStackProps extends TelehealthStageProps {
  readonly vpc: SegmentedVpc;
  readonly appointments: PhiTable;
}

class PortalStack extends Stack {
  constructor(scope: Construct, id: string, { vpc, appointments, codeSigningConfigArn, releases }: PortalStackProps) {
    super(scope, id);
    const patients = new PatientSignIn(this, 'Patients');
    patients.addClient('Portal');
    const api = new PublicApi(this, 'Api', {
      authorizer: new CognitoUserPoolsAuthorizer(this, 'SignedIn', { cognitoUserPools: [patients] }),
    });
    const list = new PhiFunction(this, 'ListAppointments', {
      vpc,
      vpcSubnets: vpc.tier('application'),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromBucket(Bucket.fromBucketName(this, 'Releases', releases), 'list-appointments.zip', 'current'),
      codeSigningConfig: CodeSigningConfig.fromCodeSigningConfigArn(this, 'Signing', codeSigningConfigArn),
      environment: { TABLE: appointments.tableName },
    });
    appointments.grantReadData(list);
    // AWS's prefix list of DynamoDB in us-east-1, to which the gateway endpoint of the network routes.
    list.connections.allowTo(Peer.prefixList('pl-02cd2c6b'), Port.tcp(443), 'Appointments');
    api.root.addResource('appointments').addMethod('GET', new LambdaIntegration(list));
  }
}
