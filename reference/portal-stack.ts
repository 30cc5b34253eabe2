import { Stack } from 'aws-cdk-lib/core';
import { CognitoUserPoolsAuthorizer, LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Port } from 'aws-cdk-lib/aws-ec2';
import { Code, CodeSigningConfig, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PatientSignIn } from '../lib/constructs/access/patient-sign-in';
import { PhiFunction } from '../lib/constructs/compute/phi-function';
import { PhiSite } from '../lib/constructs/edge/phi-site';
import { PhiWebAcl } from '../lib/constructs/edge/phi-web-acl';
import { PublicApi } from '../lib/constructs/edge/public-api';
import type { SegmentedVpc } from '../lib/constructs/network/segmented-vpc';
import type { RecordsStack } from './records-stack';
import type { Setting } from './setting';

interface Parts extends Pick<RecordsStack, 'appointments'> {
  readonly vpc: SegmentedVpc;
}

/** The portal of patients: a site, their sign-in, and an API that tells them of their appointments. */
export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, setting: Setting, { vpc, appointments }: Parts) {
    super(scope, id);
    const { certificateArn, codeSigningConfigArn, domain, releases } = setting;
    new PhiSite(this, 'Site', {
      domainNames: [`portal.${domain.name}`],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      // This stack is in us-east-1, where CloudFront looks for it.
      webAclId: new PhiWebAcl(this, 'SiteFilter', { scope: 'CLOUDFRONT' }).webAclArn,
    });

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
    list.connections.allowTo(vpc.gateway('dynamodb'), Port.tcp(443), 'Appointments');
    api.root.addResource('appointments').addMethod('GET', new LambdaIntegration(list));
  }
}
